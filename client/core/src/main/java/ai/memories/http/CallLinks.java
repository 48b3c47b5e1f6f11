package ai.memories.http;

import ai.memories.MemoriesException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code CompletableFuture} does not do by itself: tell a failure without its wrappers, and
 * hand a cancellation on to what it waits for.
 *
 * <pre>{@code
 * CompletableFuture<ApiResponse> sent = CallLinks.send(wire, call);
 * CallLinks.whenDone(sent, (response, failure) -> show(failure == null ? "answered" : failure));
 * }</pre>
 *
 * <p>Stateless.
 */
public final class CallLinks {
  private CallLinks() {}

  /** Runs an action with the outcome: a value and no failure, or a failure and no value. */
  public static <T> void whenDone(
      CompletableFuture<T> call, BiConsumer<@Nullable T, @Nullable Throwable> action) {
    var unused =
        call.whenComplete(
            (value, failure) ->
                action.accept(value, failure == null ? none(value) : cause(failure)));
  }

  /** An exchange of somebody's that ends a call with nothing must not leave its caller waiting. */
  private static <T> @Nullable Throwable none(@Nullable T value) {
    return value == null ? new MemoriesException("the exchange gave null for an answer") : null;
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

  /**
   * Hands one call's outcome to another after something was done about it. What fails there is a
   * fault of ours or of a listener's; whoever waits gets the outcome all the same.
   */
  static <T> void deliver(
      CompletableFuture<T> from,
      CompletableFuture<T> to,
      BiConsumer<@Nullable T, @Nullable Throwable> before) {
    whenDone(
        from,
        (value, failure) -> {
          try {
            before.accept(value, failure);
          } finally {
            end(to, value, failure);
          }
        });
  }

  private static <T> void end(
      CompletableFuture<T> call, @Nullable T value, @Nullable Throwable failure) {
    if (value != null) {
      call.complete(value);
    } else if (failure != null) {
      call.completeExceptionally(failure);
    }
  }

  /** Hands one call's outcome to another, and ends the first when the other is ended. */
  public static <T> void pass(CompletableFuture<T> from, CompletableFuture<T> to) {
    whenDone(from, (value, failure) -> end(to, value, failure));
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
