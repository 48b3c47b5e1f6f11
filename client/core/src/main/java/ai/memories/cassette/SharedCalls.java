package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets all who ask one question at one time share one call. The call is cancelled when the last of
 * them has cancelled; where it had its answer all the same, that counts.
 */
final class SharedCalls<K> {

  /** A call under way and how many wait for it. */
  private static final class Shared {
    private final CompletableFuture<ApiResponse> call = new CompletableFuture<>();

    /** Cancelled when nobody waits any more. */
    private final CompletableFuture<ApiResponse> wanted = new CompletableFuture<>();

    private int waiting;
  }

  private final Map<K, Shared> underWay = new HashMap<>();

  /**
   * Joins the call under way for a key, or starts it.
   *
   * @param start starts the call; it is given the future whose cancelling means that nobody waits
   * @param forOthers the answer as those get it who did not start the call
   * @param ended told how it ended, once for each who joined, before they are; also for those who
   *     have cancelled meanwhile
   */
  CompletableFuture<ApiResponse> join(
      K key,
      Function<CompletableFuture<ApiResponse>, CompletableFuture<ApiResponse>> start,
      UnaryOperator<ApiResponse> forOthers,
      BiConsumer<@Nullable ApiResponse, @Nullable Throwable> ended) {
    Shared shared;
    boolean first = false;
    synchronized (underWay) {
      Shared running = underWay.get(key);
      if (running == null) {
        first = true;
        running = new Shared();
        underWay.put(key, running);
      }
      running.waiting++;
      shared = running;
    }
    CompletableFuture<ApiResponse> mine =
        (first ? shared.call : shared.call.thenApply(forOthers)).whenComplete(ended).copy();
    var unused = mine.whenComplete((answer, error) -> left(key, shared, mine.isCancelled()));
    if (first) {
      run(key, shared, start);
    }
    return mine;
  }

  private void run(
      K key,
      Shared shared,
      Function<CompletableFuture<ApiResponse>, CompletableFuture<ApiResponse>> start) {
    CompletableFuture<ApiResponse> started;
    try {
      started = start.apply(shared.wanted);
    } catch (RuntimeException | Error e) {
      started = CompletableFuture.failedFuture(e); // else the others would wait for ever
    }
    var unused =
        started.whenComplete(
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

  private void left(K key, Shared shared, boolean cancelled) {
    boolean abandoned;
    synchronized (underWay) {
      shared.waiting--;
      abandoned = cancelled && shared.waiting == 0;
      if (abandoned) {
        underWay.remove(key, shared); // who asks from now on must not join a cancelled call
      }
    }
    if (abandoned) {
      shared.wanted.cancel(true);
    }
  }

  /** What really went wrong: a stage wraps the error of the stage before it. */
  private static Throwable cause(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : null;
    return cause == null ? error : cause;
  }
}
