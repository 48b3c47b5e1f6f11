package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.client.Truncation.Degree;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.http.ModelErroredException;
import ai.memories.http.ProtocolException;
import ai.memories.http.RateLimitException;
import ai.memories.json.Json;
import ai.memories.pricing.Cost;
import ai.memories.pricing.PriceList;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
  private static final ModelId FLASH = ModelId.parse("gemini:gemini-2.5-flash");

  private static ChatResponse read(ChatRequest request, String body) {
    var sent = new ApiRequest(Endpoint.VU, Json.of(Json.object()), CallContext.NONE, Map.of());
    return new ResponseReader(request, FLASH, PriceList.bundled())
        .read(sent, ApiResponse.live(200, "application/json", body));
  }

  private static ChatResponse read(String body) {
    return read(ChatRequest.of("hi"), body);
  }

  @Test
  void theDocumentedAnswerIsReadWhole() {
    var answer =
        read(
            """
            {"id":"resp_1","object":"completion","model":"gemini:gemini-2.5-flash",
             "created_at":1767093284,"status":"completed",
             "choices":[{"text":"An orange.","index":0}],
             "usage":{"input_tokens":16983,"output_tokens":37,"total_tokens":17020},
             "meta":{"provider":"gemini","new":1}}""");

    assertThat(answer.text()).isEqualTo("An orange.");
    assertThat(answer.id()).contains("resp_1");
    assertThat(answer.model()).contains("gemini:gemini-2.5-flash");
    assertThat(answer.status()).contains("completed");
    assertThat(answer.usage()).contains(new Usage(16983, 37, 17020));
    assertThat(answer.cost()).contains(Cost.usd("0.0051874"));
    assertThat(answer.finishReason()).isEmpty();
    assertThat(answer.truncation()).isEqualTo(Truncation.NO);
    assertThat(answer.warnings()).isEmpty();
    assertThat(answer.rawJson()).contains("\"new\":1");
  }

  @Test
  void theSiblingsVocabularyIsReadToo() {
    var answer =
        read(
            """
            {"created":1,"choices":[{"index":0,"finish_reason":"stop",
              "message":{"role":"assistant","content":"hi"}}],
             "usage":{"prompt_tokens":5,"completion_tokens":2}}""");

    assertThat(answer.text()).isEqualTo("hi");
    assertThat(answer.usage()).contains(new Usage(5, 2, 7));
    assertThat(answer.finishReason()).contains("stop");
    assertThat(answer.id()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"usage\":null",
        ",\"usage\":{}",
        ",\"usage\":{\"input_tokens\":1}",
        ",\"usage\":{\"input_tokens\":-1,\"output_tokens\":1}",
        ",\"usage\":{\"input_tokens\":\"many\",\"output_tokens\":1}"
      })
  void aUsageThatIsNotStatedIsUnknownAndSoIsTheCost(String usage) {
    var answer = read("{\"choices\":[{\"text\":\"hi\"}]" + usage + "}");

    assertThat(answer.usage()).isEmpty();
    assertThat(answer.cost()).isEmpty();
  }

  @Test
  void aCountOfNullGivesWayToItsOtherName() {
    var answer =
        read(
            """
            {"choices":[{"text":"hi"}],
             "usage":{"input_tokens":null,"prompt_tokens":5,"completion_tokens":2}}""");

    assertThat(answer.usage()).contains(new Usage(5, 2, 7));
  }

  @Test
  void anUnknownModelsCostIsUnknown() {
    var request = ChatRequest.builder().model("qwen:max").user("hi").build();

    var answer =
        read(
            request,
            "{\"choices\":[{\"text\":\"hi\"}],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}");

    assertThat(answer.usage()).isPresent();
    assertThat(answer.cost()).isEmpty();
  }

  @Test
  void choicesAreSortedByIndexAndMissingOnesAreAWarning() {
    var request = ChatRequest.builder().user("hi").n(3).build();

    var answer =
        read(request, "{\"choices\":[{\"text\":\"b\",\"index\":1},{\"text\":\"a\",\"index\":0}]}");

    assertThat(answer.choices()).extracting(Choice::text).containsExactly("a", "b");
    assertThat(answer.warnings()).containsExactly("3 choices were asked for, 2 came");
  }

  @Test
  void aChoiceWithoutATextNamesTheKeysItHas() {
    assertThatThrownBy(() -> read("{\"choices\":[{\"index\":0,\"delta\":{}}]}"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("POST /vu/chat/completions answered 200")
        .hasMessageContaining("[index, delta]");
  }

  @Test
  void aTextOfNullIsAnEmptyAnswer() {
    assertThat(read("{\"choices\":[{\"text\":null}]}").text()).isEmpty();
    assertThat(
            read("{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}}]}")
                .text())
        .isEqualTo("x");
  }

  @Test
  void errorsInsideA200AreThrownByKind() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"status\":\"errored\",\"choices\":[],\"error\":{\"code\":\"X\",\"message\":\"no\"}}"))
        .isInstanceOf(ModelErroredException.class);
    assertThatThrownBy(
            () -> read("{\"code\":\"0429\",\"msg\":\"slow\",\"success\":false,\"failed\":true}"))
        .isInstanceOf(RateLimitException.class);
    assertThatThrownBy(() -> read("<html>")).isInstanceOf(ProtocolException.class);
  }

  @Nested
  class Cut {
    private static final String SENTENCE =
        "The video shows three oranges that are placed in a vacuum chamber: a whole orange";

    private static String body(String text, String more) {
      return "{\"choices\":[{\"text\":"
          + Json.text(text).compact()
          + more
          + "}],\"usage\":{\"input_tokens\":10,\"output_tokens\":99}}";
    }

    private Degree degree(ChatRequestBuilder request, String text, String more) {
      return read(request.user("hi").build(), body(text, more)).truncation().degree();
    }

    private ChatRequestBuilder request() {
      return ChatRequest.builder();
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "MAX_TOKENS", "max_tokens"})
    void isSaidByAFinishReason(String reason) {
      assertThat(degree(request(), "Done.", ",\"finish_reason\":\"" + reason + "\""))
          .isEqualTo(Degree.TRUNCATED);
    }

    @Test
    void isSaidByTokensUsedUp() {
      assertThat(degree(request().maxTokens(100), "Done.", "")).isEqualTo(Degree.TRUNCATED);
      assertThat(degree(request().maxTokens(101), "Done.", "")).isEqualTo(Degree.NO);
      assertThat(degree(request().maxTokens(60).n(2), "Done.", "")).isEqualTo(Degree.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": [1, 2", "{\"a\": \"b", "```json\n{\"a\":", "", "[\"\\\""})
    void isSaidByJsonThatEndsEarly(String text) {
      assertThat(degree(request().responseMimeType("application/json"), text, ""))
          .isEqualTo(Degree.TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"a\": \"}{[\"}",
          "```json\n{\"a\":1}\n```",
          "```json\n{\"a\":1}",
          "no JSON",
          "1"
        })
    void isNotSaidByJsonThatIsWholeOrWrong(String text) {
      assertThat(degree(request().responseMimeType("application/json"), text, ""))
          .isEqualTo(Degree.NO);
    }

    @Test
    void isSuspectedOfATextThatEndsInMidSentenceWhileThinkingMayBeOn() {
      assertThat(degree(request(), SENTENCE, "")).isEqualTo(Degree.MAYBE);
      assertThat(read(body(SENTENCE, "")).warnings())
          .singleElement()
          .asString()
          .contains("maybe truncated", "thinking is taken out of max_tokens");
    }

    @Test
    void isNotSuspectedWithoutThinkingOrWithAReasonToStop() {
      assertThat(degree(request().thinkingBudget(0), SENTENCE, "")).isEqualTo(Degree.NO);
      assertThat(degree(request().stop(" in"), SENTENCE, "")).isEqualTo(Degree.NO);
      assertThat(degree(request().model("gemini:gemini-2.0-flash"), SENTENCE, ""))
          .isEqualTo(Degree.NO);
      assertThat(degree(request(), SENTENCE, ",\"finish_reason\":\"STOP\"")).isEqualTo(Degree.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Paris", "# A heading\n\n42", "It is done, and this is all there is."})
    void isNotSuspectedOfShortOrFinishedTexts(String text) {
      assertThat(degree(request(), text, "")).isEqualTo(Degree.NO);
    }
  }
}
