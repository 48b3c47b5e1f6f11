package ai.memories.cassette;

import static java.util.Objects.requireNonNull;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallLinks;
import ai.memories.http.StreamEvent;
import ai.memories.http.StreamListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Holds back the events of a stream until its whole answer is on disk: who reads only its beginning
 * while recording finds the recording complete, and who replays it hears the same.
 */
final class HeldStream {
  private final List<StreamEvent> events = Collections.synchronizedList(new ArrayList<>());

  /** The call as it is sent: its events go here. */
  ApiRequest of(ApiRequest request) {
    return request.events() == null ? request : request.streamingTo(events::add);
  }

  /** Of a stream that broke off nothing is kept, and what came of it is handed on. */
  void release(ApiRequest request) {
    tell(request, List.of(events.toArray(StreamEvent[]::new)));
  }

  /** The call whose listener hears the answer's events before it ends. */
  static CompletableFuture<ApiResponse> told(
      ApiRequest request, CompletableFuture<ApiResponse> call) {
    if (request.events() == null) {
      return call;
    }
    CompletableFuture<ApiResponse> told = new CompletableFuture<>();
    CallLinks.whenDone(
        call,
        (answer, failure) -> {
          if (answer == null) {
            told.completeExceptionally(requireNonNull(failure));
          } else {
            try {
              tell(request, answer.events());
            } finally {
              told.complete(answer); // whatever a listener does
            }
          }
        });
    CallLinks.cancelWith(told, call);
    return told;
  }

  private static void tell(ApiRequest request, List<StreamEvent> events) {
    StreamListener listener = request.events();
    if (listener != null) {
      events.forEach(listener::onEvent);
    }
  }
}
