package ai.memories.client;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallLinks;
import ai.memories.http.Exchange;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows every call that is under way, wherever it waits, so that closing the client leaves nobody
 * waiting for ever.
 */
final class OpenCalls implements Exchange, AutoCloseable {
  private final Exchange inner;
  private final Map<Object, CompletableFuture<ApiResponse>> open = new ConcurrentHashMap<>();
  private volatile boolean closed;

  OpenCalls(Exchange inner) {
    this.inner = inner;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    if (closed) {
      return CompletableFuture.failedFuture(closed(false));
    }
    CompletableFuture<ApiResponse> call = new CompletableFuture<>();
    var ticket = new Object();
    open.put(ticket, call);
    CallLinks.whenDone(call, (response, failure) -> open.remove(ticket));
    CallLinks.pass(CallLinks.send(inner, request), call);
    if (closed) {
      call.completeExceptionally(closed(true));
    }
    return call;
  }

  @Override
  public void close() {
    closed = true;
    open.values().forEach(call -> call.completeExceptionally(closed(true)));
  }

  private static TransportException closed(boolean maybeBilled) {
    String message =
        maybeBilled
            ? "the client was closed before the answer came; the call may have been billed"
            : "the client is closed";
    return new TransportException(Kind.CANCELLED, message, maybeBilled, null);
  }
}
