package ai.memories.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code CompletableFuture} does not do by itself: tell a failure without its wrappers, and
 * hand a cancellation on to what it waits for.
 */
public final class CallLinks {
  private CallLinks() {}

  /** Runs an action with the outcome: a value and no failure, or a failure and no value. */
  public static <T> void whenDone(
      CompletableFuture<T> call, BiConsumer<@Nullable T, @Nullable Throwable> action) {
    var unused =
        call.whenComplete(
            (value, failure) -> action.accept(value, failure == null ? null : cause(failure)));
  }

  /**
   * Sends a call through an exchange that may be anybody's: one that throws, against its contract,
   * fails the call and leaves no reservation or waiter behind.
   */
  public static CompletableFuture<ApiResponse> send(Exchange exchange, ApiRequest request) {
    try {
      return exchange.send(request);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Hands one call's outcome to another, and ends the first when the other is ended. */
  public static <T> void pass(CompletableFuture<T> from, CompletableFuture<T> to) {
    whenDone(
        from,
        (value, failure) -> {
          if (value != null) {
            to.complete(value);
          } else if (failure != null) {
            to.completeExceptionally(failure);
          }
        });
    whenDone(to, (value, failure) -> from.cancel(true)); // of no effect on a call that is done
  }

  /** Cancels the inner call when the outer one is cancelled. */
  public static void cancelWith(CompletableFuture<?> outer, CompletableFuture<?> inner) {
    whenDone(
        outer,
        (value, failure) -> {
          if (outer.isCancelled()) {
            inner.cancel(true);
          }
        });
  }

  /** What made a call fail, without what futures wrap it in. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return wrapped && cause != null ? cause(cause) : failure;
  }
}
