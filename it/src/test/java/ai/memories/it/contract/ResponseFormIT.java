package ai.memories.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.Usage;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatRequestBuilder;
import ai.memories.client.ChatResponse;
import ai.memories.client.Choice;
import ai.memories.client.Truncation;
import ai.memories.http.ModelErroredException;
import ai.memories.http.ProtocolException;
import ai.memories.json.Json;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back: contract §1, rows 3 to 5, 12, 17, 18, and the fence of §4. */
class ResponseFormIT {
  private final Remote remote = new Remote();

  @AfterEach
  void close() {
    remote.close();
  }

  private ChatResponse answer(String body) {
    return answer(body, request -> request);
  }

  private ChatResponse answer(String body, UnaryOperator<ChatRequestBuilder> more) {
    return remote.gives(body).model().chat(more.apply(ChatRequest.builder().user("hi")).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"text\":\"fine\",\"index\":0}]}",
        "{\"object\":\"chat.completion\",\"created\":1,"
            + "\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"fine\"}}]}",
        "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"fine\"}]}}]}",
        "{\"status\":\"completed\",\"choices\":[{\"text\":\"fine\","
            + "\"message\":{\"content\":\"other\"}}]}"
      })
  void theText_isReadInEveryForm(String body) {
    assertThat(answer(body).text()).isEqualTo("fine");
  }

  @Test
  void noText_isAProtocolError_thatNamesWhatWasFound() {
    assertThatThrownBy(() -> answer("{\"choices\":[{\"index\":0,\"words\":\"fine\"}]}"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("[index, words]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"input_tokens,output_tokens", "prompt_tokens,completion_tokens"})
  void usage_isReadInBothVocabularies(String names) {
    String[] name = names.split(",", -1);
    String usage = "{\"%s\":20,\"%s\":5,\"total_tokens\":40}".formatted(name[0], name[1]);

    ChatResponse answer = answer("{\"choices\":[{\"text\":\"a\"}],\"usage\":" + usage + "}");

    assertThat(answer.usage()).contains(new Usage(20, 5, 40));
    assertThat(answer.cost()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",\"usage\":null", ",\"usage\":{}", ",\"usage\":{\"input_tokens\":1}"})
  void unknownUsage_isUnknown(String usage) {
    ChatResponse answer = answer("{\"choices\":[{\"text\":\"a\"}]" + usage + "}");

    assertThat(answer.usage()).isEmpty();
    assertThat(answer.cost()).isEmpty();
  }

  @Test
  void whatWeDoNotRead_isKept() {
    String body = "{\"choices\":[{\"text\":\"a\",\"mood\":1}],\"meta\":{\"provider\":\"gemini\"}}";

    ChatResponse answer = answer(body);

    assertThat(answer.rawJson()).isEqualTo(body);
    assertThat(Json.parse(answer.rawJson()).at("/meta/provider")).contains(Json.text("gemini"));
  }

  @Test
  void choices_areSorted_andFewerThanAskedAreAWarning() {
    ChatResponse answer =
        answer(
            "{\"choices\":[{\"text\":\"b\",\"index\":1},{\"text\":\"a\",\"index\":0}]}",
            request -> request.n(3));

    assertThat(answer.choices()).extracting(Choice::text).containsExactly("a", "b");
    assertThat(answer.warnings()).contains("3 choices were asked for, 2 came");
  }

  @Test
  void aStatusButCompleted_isAFailure_unlessAllowed() {
    String body = "{\"status\":\"incomplete\",\"choices\":[{\"text\":\"a\"}]}";

    assertThatThrownBy(() -> answer(body)).isInstanceOf(ModelErroredException.class);
    assertThat(answer(body, request -> request.allowStatus("incomplete")).status())
        .contains("incomplete");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"text\":\"{}\",\"finish_reason\":\"length\"}]}",
        "{\"choices\":[{\"text\":\"{}\"}],\"usage\":{\"input_tokens\":1,\"output_tokens\":99}}",
        "{\"choices\":[{\"text\":\"{\\\"a\\\":\"}]}"
      })
  void truncation_isDetected(String body) {
    ChatResponse answer =
        answer(body, request -> request.maxTokens(100).responseMimeType("application/json"));

    assertThat(answer.truncation().degree()).isEqualTo(Truncation.Degree.TRUNCATED);
    assertThat(answer.warnings()).anyMatch(warning -> warning.startsWith("truncated: "));
  }

  @Test
  void jsonInAFence_isRecognised() {
    ChatResponse answer =
        answer("{\"choices\":[{\"text\":\"```json\\n{\\\"a\\\":1}\\n```\"}]}", request -> request);

    assertThat(answer.json().fenced()).isTrue();
    assertThat(answer.json().json()).contains(Json.parse("{\"a\":1}"));
  }
}
