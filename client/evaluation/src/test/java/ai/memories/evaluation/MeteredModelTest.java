package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.Usage;
import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.Choice;
import ai.memories.client.InvalidAnswerException;
import ai.memories.client.MemoriesClient;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.StreamEvent;
import ai.memories.json.Json;
import ai.memories.typed.AnswerType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeteredModelTest {
  private static final ChatRequest HELLO = ChatRequest.of("Say hello.");

  private final List<Optional<Usage>> readings = new ArrayList<>();
  private final List<ApiRequest> asked = new ArrayList<>();
  private final CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
  private final MemoriesClient client =
      MemoriesClient.builder().environment(name -> null).exchange(this::send).build();
  private final ChatModel model =
      new MeteredModel(client.model("gemini:gemini-2.5-flash"), readings::add);

  record City(String name, long inhabitants) {}

  private CompletableFuture<ApiResponse> send(ApiRequest request) {
    asked.add(request);
    return answer;
  }

  @AfterEach
  void close() {
    client.close();
  }

  private static String chunk(String text) {
    return "{\"choices\":[{\"index\":0,\"text\":\"" + text + "\"}]}";
  }

  @Test
  void stream_isToldEventByEvent_andReadWhenItHasEnded() {
    try (var stream = model.stream(HELLO)) {
      var pieces = stream.iterator();
      var listener = Objects.requireNonNull(asked.get(0).events());
      listener.onEvent(new StreamEvent("", chunk("hel"), Duration.ZERO));
      assertThat(pieces.next()).isEqualTo("hel");
      assertThat(readings).isEmpty();

      answer.complete(ApiResponse.live(200, "", chunk("hello")));
      assertThat(pieces.next()).isEqualTo("lo");
      assertThat(stream.response().text()).isEqualTo("hello");
      assertThat(readings).hasSize(1);
    }
  }

  @Test
  void streamThatIsClosed_cancelsItsCall() {
    model.stream(HELLO).close();
    assertThat(answer).isCancelled();
  }

  @Test
  void chat_isReadWhenItHasAnswered() {
    answer.complete(ApiResponse.live(200, "", chunk("hello")));
    assertThat(model.chat(HELLO).text()).isEqualTo("hello");
    assertThat(readings).hasSize(1);
  }

  /** An answer of 20 tokens in and 5 out. */
  private static ApiResponse answer(String... choices) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("choices");
    for (String text : choices) {
      list.addObject().put("index", list.size() - 1).put("text", text);
    }
    body.putObject("usage").put("input_tokens", 20).put("output_tokens", 5);
    return ApiResponse.live(200, "", Json.of(body).compact());
  }

  @Test
  void typedChat_isAskedWithItsSchema_andReadOnce() {
    answer.complete(answer("{\"name\": \"Paris\", \"inhabitants\": 2102650}"));

    assertThat(model.chat(HELLO, City.class).value()).isEqualTo(new City("Paris", 2_102_650));
    assertThat(asked.get(0).body().at("/extra_body/metadata/responseSchema"))
        .contains(AnswerType.of(City.class).schema().json());
    assertThat(readings).containsExactly(Optional.of(Usage.of(20, 5)));
  }

  @Test
  void typedChat_whoseAnswerDoesNotFit_isReadAllTheSame() {
    answer.complete(answer("Paris"));

    assertThatThrownBy(() -> model.chat(HELLO, City.class))
        .isInstanceOf(InvalidAnswerException.class);
    assertThat(readings).containsExactly(Optional.of(Usage.of(20, 5)));
  }

  @Test
  void severalChoices_areGivenAll_andReadOnce() {
    answer.complete(answer("hello", "hi"));

    assertThat(model.chat(HELLO.toBuilder().n(2).build()).choices())
        .extracting(Choice::text)
        .containsExactly("hello", "hi");
    assertThat(asked.get(0).body().at("/n")).contains(Json.parse("2"));
    assertThat(readings).containsExactly(Optional.of(Usage.of(20, 5)));
  }
}
