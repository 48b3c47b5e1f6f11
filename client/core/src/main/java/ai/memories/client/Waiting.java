package ai.memories.client;

import ai.memories.MemoriesException;
import ai.memories.http.CallLinks;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The blocking front of a call. */
final class Waiting {
  private Waiting() {}

  static <T> T on(CompletableFuture<T> call) {
    try {
      return call.get();
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new TransportException(
          Kind.INTERRUPTED,
          "interrupted while waiting for an answer; the call was cancelled",
          true,
          e);
    } catch (CancellationException e) {
      throw new TransportException(Kind.CANCELLED, "the call was cancelled", true, e);
    } catch (ExecutionException e) {
      throw unchecked(CallLinks.cause(e));
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new MemoriesException("the call failed: " + cause, cause);
  }
}
