package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.MemoriesClient;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.StreamEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeteredModelTest {
  private static final ChatRequest HELLO = ChatRequest.of("Say hello.");

  private final AtomicInteger readings = new AtomicInteger();
  private final List<ApiRequest> asked = new ArrayList<>();
  private final CompletableFuture<ApiResponse> answer = new CompletableFuture<>();
  private final MemoriesClient client =
      MemoriesClient.builder().environment(name -> null).exchange(this::send).build();
  private final ChatModel model =
      new MeteredModel(
          client.model("gemini:gemini-2.5-flash"), usage -> readings.incrementAndGet());

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
      assertThat(readings).hasValue(0);

      answer.complete(ApiResponse.live(200, "", chunk("hello")));
      assertThat(pieces.next()).isEqualTo("lo");
      assertThat(stream.response().text()).isEqualTo("hello");
      assertThat(readings).hasValue(1);
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
    assertThat(readings).hasValue(1);
  }
}
