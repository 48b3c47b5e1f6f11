package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatRequestTest {

  @Test
  void everyViolationIsNamedAtOnce() {
    var error =
        catchThrowableOfType(
            InvalidRequestException.class,
            () ->
                ChatRequest.builder()
                    .temperature(3)
                    .topP(1.01)
                    .frequencyPenalty(-2.1)
                    .presencePenalty(Double.NaN)
                    .maxTokens(0)
                    .n(0)
                    .stop("END", "")
                    .responseMimeType(" ")
                    .build());

    assertThat(error.violations())
        .containsExactly(
            "presence_penalty is NaN: it must be a number",
            "there are no messages: add one with user(text)",
            "temperature is 3.0: it must be from 0 to 2",
            "top_p is 1.01: it must be from 0 to 1",
            "frequency_penalty is -2.1: it must be from -2 to 2",
            "max_tokens is 0: it must be at least 1",
            "n is 0: it must be at least 1",
            "stop holds an empty text: every answer would end before it starts",
            "response_mime_type is empty: leave it out, or use application/json");
    assertThat(error).hasMessageContaining("9 ways").hasMessageContaining("top_p is 1.01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "2.0", "0.70"})
  void theBordersOfARangeAreInsideIt(String temperature) {
    var request = ChatRequest.builder().user("hi").temperature(new BigDecimal(temperature)).build();

    assertThat(request.temperature()).contains(new BigDecimal(temperature));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 24_576})
  void anyThinkingBudgetIsTaken(int budget) {
    assertThat(ChatRequest.builder().user("hi").thinkingBudget(budget).build().thinkingBudget())
        .hasValue(budget);
  }

  @Test
  void aSchemaWithoutATypeAsksForJson() {
    var request = ChatRequest.builder().user("hi").responseSchema("{\"type\":\"STRING\"}").build();

    assertThat(request.responseMimeType()).contains("application/json");
  }

  @Test
  void aTypeThatIsSetStaysBesideASchema() {
    var request =
        ChatRequest.builder()
            .user("hi")
            .responseMimeType(ResponseMimeType.JSON_SCHEMA)
            .responseSchema("{\"type\":\"STRING\"}")
            .build();

    assertThat(request.responseMimeType()).contains("json_schema");
  }

  @Test
  void aCopyByItsBuilderIsTheSameRequest() {
    var request = RequestWriterTest.everything();

    assertThat(RequestWriterTest.written(request.toBuilder().build()))
        .isEqualTo(RequestWriterTest.written(request));
  }

  @Test
  void aMessageWithoutPartsIsRefused() {
    assertThatThrownBy(() -> new Message(Role.USER, java.util.List.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("a user message has no parts");
  }
}
