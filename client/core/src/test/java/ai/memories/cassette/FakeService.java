package ai.memories.cassette;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A service that answers "echo: " and the first prompt, each time with another id, date and
 * latency, and remembers what it was asked. It can be told to answer later.
 */
final class FakeService implements Exchange {
  private final List<ApiRequest> asked = new CopyOnWriteArrayList<>();
  private final List<CompletableFuture<ApiResponse>> held = new CopyOnWriteArrayList<>();
  private UnaryOperator<ApiResponse> change = answer -> answer;
  private boolean holding;

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    asked.add(request);
    if (!holding) {
      return CompletableFuture.completedFuture(answer(request));
    }
    var later = new CompletableFuture<ApiResponse>();
    held.add(later);
    return later;
  }

  FakeService answering(UnaryOperator<ApiResponse> newChange) {
    this.change = newChange;
    return this;
  }

  FakeService answeringBody(String body) {
    return answering(answer -> ApiResponse.live(200, "application/json", body));
  }

  /** Answers nothing until told. */
  FakeService holding() {
    this.holding = true;
    return this;
  }

  int calls() {
    return asked.size();
  }

  List<CompletableFuture<ApiResponse>> held() {
    return held;
  }

  void answerHeld() {
    for (int i = 0; i < held.size(); i++) {
      held.get(i).complete(answer(asked.get(i)));
    }
  }

  private ApiResponse answer(ApiRequest request) {
    int number = asked.size();
    String prompt = request.body().at("/messages/0/content").map(Json::compact).orElse("\"?\"");
    String body =
        """
        {"object": "chat.completion", "id": "call-%d", "created_at": %d, "status": "completed",
         "choices": [{"index": 0, "text": %s}],
         "usage": {"input_tokens": 12, "output_tokens": 3, "total_tokens": 15}}
        """
            .formatted(number, 1_790_000_000 + number, Json.text("echo: " + prompt).compact());
    return change.apply(
        ApiResponse.live(200, "application/json", body)
            .withLatency(Duration.ofMillis(100 + number)));
  }
}
