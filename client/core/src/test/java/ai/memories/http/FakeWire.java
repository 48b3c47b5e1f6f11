package ai.memories.http;

import ai.memories.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A wire whose answers a test gives, in the order of the calls. */
final class FakeWire implements Exchange {
  static final String ANSWER =
      "{\"choices\":[{\"text\":\"hi\"}],\"usage\":{\"input_tokens\":100,\"output_tokens\":10}}";

  private final List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();

  static ApiRequest request() {
    return new ApiRequest(
        Endpoint.VU,
        Json.parse(
            "{\"model\":\"gemini:gemini-2.5-flash\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"),
        CallContext.NONE,
        Map.of());
  }

  static ApiResponse ok() {
    return ApiResponse.live(200, "application/json", ANSWER);
  }

  static ApiResponse status(int status) {
    return ApiResponse.live(status, "application/json", "{\"code\":" + status + ",\"msg\":\"m\"}");
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    var call = new CompletableFuture<ApiResponse>();
    calls.add(call);
    request.departure().run();
    return call;
  }

  /** How many calls came. */
  int count() {
    return calls.size();
  }

  /** The call of this number, from 1. */
  CompletableFuture<ApiResponse> call(int number) {
    return calls.get(number - 1);
  }

  void answer(int number, ApiResponse response) {
    call(number).complete(response);
  }

  void fail(int number, TransportException.Kind kind, boolean maybeBilled) {
    call(number).completeExceptionally(new TransportException(kind, "broken", maybeBilled, null));
  }
}
