package ai.memories.http;

import java.util.concurrent.CompletableFuture;

/**
 * The one seam between the client and the wire. Cassettes, retries, budgets and rate limits are
 * exchanges around an exchange; a test's fake is a lambda:
 *
 * <pre>{@code
 * Exchange fake = request -> CompletableFuture.completedFuture(
 *     ApiResponse.live(200, "application/json", "{\"choices\":[{\"text\":\"hi\"}]}"));
 * }</pre>
 *
 * <p>An answer of the service, also one that says no, completes the future normally: what it means
 * is {@link ApiError}'s business. The future fails, always with a {@link
 * ai.memories.MemoriesException}, where there was no answer or none was asked for. Cancelling it
 * cancels the call. Implementations are thread-safe and do not block the caller.
 */
@FunctionalInterface
public interface Exchange {

  /** Sends one call. */
  CompletableFuture<ApiResponse> send(ApiRequest request);
}
