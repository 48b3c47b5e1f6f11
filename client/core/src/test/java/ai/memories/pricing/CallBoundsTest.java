package ai.memories.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallBoundsTest {
  private static final CallBounds BOUNDS = CallBounds.with(PriceList.bundled());

  private static CallBound bound(String body) {
    return BOUNDS.of(Json.parse(body), Map.of());
  }

  private static String ask(String rest) {
    return "{\"model\":\"gemini:gemini-2.5-flash\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
        + rest
        + "}";
  }

  private static String file(String model, String uri, String mimeType) {
    return """
        {"model":"%s","messages":[{"role":"user","content":[
          {"type":"input_file","file_uri":"%s","mime_type":"%s"}]}]}"""
        .formatted(model, uri, mimeType);
  }

  /* Not nested: jqwik finds no properties in JUnit's nested classes. */
  @Property
  void everyByteOfTheBody_mayBeAToken(@ForAll @NotBlank String text) {
    var message = Json.object().put("role", "user").put("content", text);
    var body = Json.object().put("model", "gemini:gemini-2.5-flash");
    body.putArray("messages").add(message);
    Json json = Json.of(body);
    assertThat(BOUNDS.of(json, Map.of()).inputTokens())
        .isGreaterThanOrEqualTo(json.compact().getBytes(StandardCharsets.UTF_8).length);
  }

  @Nested
  class Text {

    @Test
    void schema_countsLikeText() {
      String schema = "{\"type\":\"OBJECT\",\"description\":\"" + "x".repeat(5000) + "\"}";
      long without = bound(ask("")).inputTokens();
      long with =
          bound(ask(",\"extra_body\":{\"metadata\":{\"responseSchema\":" + schema + "}}"))
              .inputTokens();
      assertThat(with - without).isGreaterThan(5000);
    }
  }

  @Nested
  class Media {

    @ParameterizedTest
    @CsvSource({
      "gemini:gemini-2.5-flash, 1806",
      "gemini:gemini-2.0-flash, 1806",
      "gemini:gemini-3-pro-preview, 1120",
      "qwen:qwen-vl, 1806"
    })
    void embeddedImage_countsByItsRow_notByItsBytes(String model, long row) {
      long small = BOUNDS.of(json(model, 4), Map.of()).inputTokens();
      long big = BOUNDS.of(json(model, 400_000), Map.of()).inputTokens();
      assertThat(big).isEqualTo(small).isBetween(row, row + 300);
    }

    private Json json(String model, int base64Chars) {
      return Json.parse(
          file(model, "data:image/png;base64," + "A".repeat(base64Chars), "image/png"));
    }

    @Test
    void rawBase64_isNoTextEither() {
      CallBound bound = bound(file("gemini:gemini-2.5-flash", "A".repeat(9000), "IMAGE/PNG"));
      assertThat(bound.inputTokens()).isLessThan(2200);
    }

    @ParameterizedTest
    @CsvSource({
      "gemini:gemini-2.5-flash, 60, 18000",
      "gemini:gemini-3-flash-preview, 60, 18720",
      "gemini:gemini-2.5-flash, 0.5, 150"
    })
    void video_countsBySecondsOfItsFamily(String model, String seconds, long row) {
      Duration length = Duration.parse("PT" + seconds + "S");
      Json body = Json.parse(file(model, "https://h/v.mp4", "video/mp4"));
      long known = BOUNDS.of(body, Map.of("https://h/v.mp4", length)).inputTokens();
      assertThat(known).isBetween(row, row + 300);
      assertThat(BOUNDS.videoLength(length).of(body, Map.of()).inputTokens()).isEqualTo(known);
    }

    @Test
    void lengthOfTheFile_winsOverTheAssumedOne() {
      Json body = Json.parse(file("gemini:gemini-2.5-flash", "https://h/v.mp4", "video/mp4"));
      CallBounds assumed = BOUNDS.videoLength(Duration.ofHours(1));
      CallBound bound = assumed.of(body, Map.of("https://h/v.mp4", Duration.ofSeconds(1)));
      assertThat(bound.inputTokens()).isLessThan(1000);
    }

    @Test
    void videoOfUnknownLength_hasNoBound_andSaysHowToGetOne() {
      CallBound bound = bound(file("gemini:gemini-2.5-flash", "https://h/v.mp4", "video/mp4"));
      assertThat(bound.cost()).isEmpty();
      assertThat(bound.unbounded().orElseThrow())
          .contains("https://h/v.mp4", "\"seconds\"", "media.videoSeconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "audio/mpeg", "text/plain", ""})
    void otherFiles_haveNoBound(String mimeType) {
      CallBound bound = bound(file("gemini:gemini-2.5-flash", "https://h/f", mimeType));
      assertThat(bound.cost()).isEmpty();
      assertThat(bound.unbounded().orElseThrow()).contains("https://h/f", "without a limit");
    }

    @Test
    void unknownKindOfPart_hasNoBound_butAnOpenAiImageHas() {
      String part =
          """
          {"model":"gemini:gemini-2.5-flash","messages":[{"role":"user","content":[%s]}]}""";
      assertThat(bound(part.formatted("{\"type\":\"input_audio\"}")).unbounded().orElseThrow())
          .contains("input_audio");
      assertThat(
              bound(
                      part.formatted(
                          "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://h/i.png\"}}"))
                  .inputTokens())
          .isBetween(1806L, 2200L);
    }
  }

  @Nested
  class Output {

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "''; 1000",
          ",\"max_tokens\":null; 1000",
          ",\"max_tokens\":400; 400",
          ",\"max_tokens\":400,\"n\":3; 1200",
          ",\"n\":2; 2000",
          ",\"max_tokens\":400.0; 400",
          ",\"max_tokens\":\"400\"; 1000000000000",
          ",\"max_tokens\":1e999999999,\"n\":1e9; 1000000000000",
          ",\"max_tokens\":1e-999999999; 1"
        })
    void maxTokensTimesChoices(String rest, long tokens) {
      assertThat(bound(ask(rest)).outputTokens()).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "'{\"extra_body\":{\"metadata\":{\"thinking_config\":{\"thinking_budget\":512}}}}'; 1512",
          "'{\"metadata\":{\"thinkingConfig\":{\"thinkingBudget\":512}}}'; 1512",
          "'{\"metadata\":{\"thinking_config\":{\"thinking_budget\":0}}}'; 1000",
          "'{\"metadata\":{\"thinking_config\":{\"thinking_budget\":-1}}}'; 66536",
          "'{}'; 66536"
        })
    void thinkingExtra_addsTheBudgetOrWhateverTheModelCan(String options, long tokens) {
      String rest = options.equals("{}") ? "" : "," + options.substring(1, options.length() - 1);
      Json body = Json.parse(ask(rest));
      assertThat(BOUNDS.thinkingExtra(true).of(body, Map.of()).outputTokens()).isEqualTo(tokens);
      assertThat(BOUNDS.of(body, Map.of()).outputTokens()).isEqualTo(1000);
    }
  }

  @Nested
  class Price {

    @Test
    void cost_isThatOfTheTokenBounds() {
      CallBound bound = bound(ask(",\"max_tokens\":400"));
      assertThat(bound.cost())
          .contains(TokenRate.usd("0.30", "2.5").cost(bound.inputTokens(), 400));
    }

    @Test
    void boundAboveTheTier_isPricedAtTheUpperRate() {
      CallBound bound = bound(pro(300_000));
      assertThat(bound.cost()).contains(TokenRate.usd("2.5", "15").cost(bound.inputTokens(), 1000));
    }

    @Test
    void upperRateThatIsLower_boundsNothing() {
      var odd = new ModelPrice(TokenRate.usd("100", "100"), TokenRate.usd("1", "1"));
      assertThat(odd.atMost(300_000, 10)).isEqualTo(odd.upTo200K().cost(200_000, 10));
    }

    private String pro(int chars) {
      return """
          {"model":"gemini:gemini-2.5-pro","messages":[{"role":"user","content":"%s"}]}"""
          .formatted("x".repeat(chars));
    }

    @Test
    void misspeltModel_hasNoCost_andASuggestion() {
      CallBound bound = bound("{\"model\":\"gemini:gemini-2.5-flsh\",\"messages\":[]}");
      assertThat(bound.cost()).isEmpty();
      assertThat(bound.unbounded()).isEmpty();
      assertThat(bound.unpriced().orElseThrow())
          .contains(
              "gemini:gemini-2.5-flsh", "did you mean gemini:gemini-2.5-flash?", "prices.yaml");
    }

    @Test
    void modelLikeNoOther_getsNoSuggestion() {
      assertThat(bound("{\"model\":\"nova:micro\",\"messages\":[]}").unpriced().orElseThrow())
          .doesNotContain("did you mean");
    }

    @Test
    void bodyWithoutModel_isRefused() {
      assertThatThrownBy(() -> bound("{\"messages\":[]}")).hasMessageContaining("\"model\"");
    }
  }
}
