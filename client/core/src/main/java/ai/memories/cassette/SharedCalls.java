package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Lets all who ask one question at one time share one call. The call is cancelled when the last of
 * them has cancelled.
 */
final class SharedCalls<K> {

  /** A call under way and how many wait for it. */
  private static final class Shared {
    private final CompletableFuture<ApiResponse> call;
    private int waiting;

    Shared(CompletableFuture<ApiResponse> call) {
      this.call = call;
    }
  }

  private final Map<K, Shared> underWay = new HashMap<>();

  /**
   * Joins the call under way for a key, or starts it.
   *
   * @param start starts the call; it is given the future whose cancelling means that nobody waits
   */
  CompletableFuture<ApiResponse> join(
      K key, Function<CompletableFuture<ApiResponse>, CompletableFuture<ApiResponse>> start) {
    Shared shared;
    boolean first = false;
    synchronized (underWay) {
      Shared running = underWay.get(key);
      if (running == null) {
        first = true;
        running = new Shared(new CompletableFuture<>());
        underWay.put(key, running);
      }
      running.waiting++;
      shared = running;
    }
    CompletableFuture<ApiResponse> mine = shared.call.copy();
    var unused = mine.whenComplete((answer, error) -> left(shared, mine.isCancelled()));
    if (first) {
      run(key, shared, start);
    }
    return mine;
  }

  private void run(
      K key,
      Shared shared,
      Function<CompletableFuture<ApiResponse>, CompletableFuture<ApiResponse>> start) {
    var unused =
        start
            .apply(shared.call)
            .whenComplete(
                (answer, error) -> {
                  synchronized (underWay) {
                    underWay.remove(key, shared);
                  }
                  if (error == null) {
                    shared.call.complete(answer);
                  } else {
                    shared.call.completeExceptionally(cause(error));
                  }
                });
  }

  private void left(Shared shared, boolean cancelled) {
    boolean last;
    synchronized (underWay) {
      shared.waiting--;
      last = shared.waiting == 0;
    }
    if (cancelled && last) {
      shared.call.cancel(true);
    }
  }

  /** What really went wrong: a stage wraps the error of the stage before it. */
  private static Throwable cause(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : null;
    return cause == null ? error : cause;
  }
}
