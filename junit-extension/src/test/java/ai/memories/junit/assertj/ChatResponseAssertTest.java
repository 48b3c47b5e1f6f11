package ai.memories.junit.assertj;

import static ai.memories.junit.assertj.MemoriesAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.client.MemoriesClient;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import ai.memories.schema.ResponseSchema;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatResponseAssertTest {
  private static final String INVOICE =
      "{\"total\": 119.0, \"currency\": \"EUR\", \"lines\": [{\"price\": 100}, {\"price\": 19}]}";
  private static final ResponseSchema SCHEMA =
      ResponseSchema.parse(
          "{\"type\":\"OBJECT\",\"properties\":{\"total\":{\"type\":\"NUMBER\"}},"
              + "\"required\":[\"total\"]}");

  record Line(int price) {}

  record Invoice(BigDecimal total, List<Line> lines) {}

  record Receipt(BigDecimal total, String vat) {}

  private static ChatResponse answer(String text) {
    return answer(text, 40);
  }

  private static ChatResponse answer(String text, int outputTokens) {
    var body = Json.object().put("status", "completed");
    body.putArray("choices").addObject().put("index", 0).put("text", text);
    body.putObject("usage")
        .put("input_tokens", 60)
        .put("output_tokens", outputTokens)
        .put("total_tokens", 60 + outputTokens);
    try (MemoriesClient client =
        MemoriesClient.builder()
            .exchange(
                request ->
                    CompletableFuture.completedFuture(
                        ApiResponse.live(200, "application/json", Json.of(body).compact())))
            .build()) {
      ChatModel model = client.model("gemini:gemini-2.5-flash");
      return model.chat(ChatRequest.builder().user("?").maxTokens(100).build());
    }
  }

  @Test
  void text_isComparedAndNavigated() {
    assertThat(answer(" Paris \n")).hasText("Paris").contains("Par", "is").text().hasSize(8);

    assertThatThrownBy(() -> assertThat(answer("London")).contains("Par", "Lon"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("expected the text to contain \"Par\"\nthe answer:\n  London\nnot recorded");
    assertThatThrownBy(() -> assertThat(answer("London")).as("capital").hasText("Paris"))
        .hasMessageStartingWith("[capital] expected the text \"Paris\"");
    assertThatThrownBy(() -> assertThat(answer("100 %")).hasText("50 %"))
        .hasMessageContaining("expected the text \"50 %\"");
  }

  @Test
  void json_isQueriedByJsonata_alsoInsideACodeFence() {
    assertThat(answer("```json\n" + INVOICE + "\n```"))
        .hasJson("total", 119)
        .hasJson("lines.price", List.of(100, 19))
        .hasJson("lines[0]", Map.of("price", 100))
        .hasJson("vat", null)
        .satisfiesJson("$sum(lines.price) = total")
        .extractingJson("currency")
        .isEqualTo("EUR");
    assertThat(answer(INVOICE)).extractingJson("total").isEqualTo(new BigDecimal("119.0"));

    assertThatThrownBy(() -> assertThat(answer(INVOICE)).hasJson("total", 120))
        .hasMessageStartingWith("expected the JSONata total to give 120, and it gives 119.0\n")
        .hasMessageContaining("\"currency\": \"EUR\"");
    assertThatThrownBy(() -> assertThat(answer("no")).hasJson("total", 120))
        .hasMessageStartingWith("expected JSON: ");
    assertThatThrownBy(() -> assertThat(answer(INVOICE)).hasJson("total +", 120))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no JSONata expression");
  }

  @Test
  void schema_isChecked_andTheFailureNamesThePointer(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("s.json"), SCHEMA.json().compact());
    assertThat(answer(INVOICE)).matchesSchema(SCHEMA).matchesSchema(file);

    assertThatThrownBy(() -> assertThat(answer("{\"total\": \"119\"}")).matchesSchema(SCHEMA))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("\n  at /total: ");
    Path missing = directory.resolve("missing.json");
    assertThatThrownBy(() -> assertThat(answer(INVOICE)).matchesSchema(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing.json cannot be read");
  }

  @Test
  void records_areReadFromTheAnswer() {
    assertThat(answer(INVOICE))
        .satisfies(Invoice.class, invoice -> assertThat(invoice.lines()).hasSize(2));

    assertThatThrownBy(
            () ->
                assertThat(answer(INVOICE))
                    .satisfies(Invoice.class, i -> assertThat(i.lines()).isEmpty()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expecting empty but was")
        .hasMessageContaining("the answer:");
    assertThatThrownBy(() -> assertThat(answer(INVOICE)).satisfies(Receipt.class, r -> {}))
        .hasMessageStartingWith("expected the answer to be a Receipt: ")
        .hasMessageContaining("'vat'");
  }

  @Test
  void tokensMoneyTimeAndTruncation_areChecked() {
    ChatResponse answer = answer("fine.");
    assertThat(answer)
        .usesAtMostTokens(100)
        .costsAtMost("0.01 USD")
        .answeredWithin(Duration.ofMinutes(1))
        .isNotTruncated();

    assertThatThrownBy(() -> assertThat(answer).usesAtMostTokens(99))
        .hasMessageContaining("expected at most 99 tokens");
    assertThatThrownBy(() -> assertThat(answer).costsAtMost("0 USD"))
        .hasMessageContaining("expected a cost of at most 0.00 USD, and it is 0.");
    assertThatThrownBy(() -> assertThat(answer).answeredWithin(Duration.ofNanos(-1)))
        .hasMessageContaining("expected an answer within");
    assertThatThrownBy(() -> assertThat(answer("cut", 100)).isNotTruncated())
        .hasMessageContaining("expected a whole answer, and it is cut off");
  }

  @Test
  void softAssertions_tellAllFailuresTogether() {
    var softly = new MemoriesSoftAssertions();
    softly.assertThat(answer(INVOICE)).hasJson("total", 1).costsAtMost("0 USD");
    softly.assertThat(answer(INVOICE)).hasJson("currency", "EUR");

    assertThatThrownBy(softly::assertAll)
        .hasMessageContaining("to give 1,")
        .hasMessageContaining("expected a cost of at most");
  }
}
