package ai.memories.evaluation;

import ai.memories.http.ApiKey;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallLinks;
import ai.memories.http.Exchange;
import ai.memories.http.StreamEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the key out of answers, whatever made the service repeat it: answers are shown and written
 * to the results. Thread-safe.
 */
final class KeylessExchange implements Exchange {
  private final Exchange inner;
  private final ApiKey key;

  KeylessExchange(Exchange inner, ApiKey key) {
    this.inner = inner;
    this.key = key;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    CompletableFuture<ApiResponse> answer = inner.send(request);
    CompletableFuture<ApiResponse> keyless = answer.thenApply(this::withoutKey);
    CallLinks.cancelWith(keyless, answer);
    return keyless;
  }

  private ApiResponse withoutKey(ApiResponse answer) {
    return key.isIn(answer.body())
        ? answer.withBody(key.hideIn(answer.body())).withEvents(withoutKey(answer.events()))
        : answer;
  }

  private List<StreamEvent> withoutKey(List<StreamEvent> events) {
    return events.stream()
        .map(event -> new StreamEvent(event.name(), key.hideIn(event.data()), event.offset()))
        .toList();
  }
}
