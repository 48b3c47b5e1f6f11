package ai.memories.evaluation;

import ai.memories.evaluation.result.CaseResult;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded number of cases under way: one is drawn when there is room for it, so that
 * neither all cases nor all results are ever held.
 */
final class CaseWindow {
  private final int size;
  private final Executor workers;
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

  CaseWindow(int size, Executor workers) {
    this.size = size;
    this.workers = workers;
  }

  /**
   * Runs all cases. A case's future that fails is a fault of ours or of the disk: it ends the run.
   *
   * @throws InterruptedException if interrupted; closing the wiring then cancels what is under way
   */
  <T> void run(
      Iterator<T> cases,
      Function<T, CompletableFuture<CaseResult>> start,
      BiConsumer<T, CaseResult> finished)
      throws InterruptedException {
    var room = new Semaphore(size);
    while (broken.get() == null && cases.hasNext()) {
      room.acquire();
      launch(cases.next(), start, finished, room);
    }
    room.acquire(size);
    rethrow(broken.get());
  }

  private <T> void launch(
      T next,
      Function<T, CompletableFuture<CaseResult>> start,
      BiConsumer<T, CaseResult> finished,
      Semaphore room) {
    var unused =
        CompletableFuture.completedFuture(next)
            .thenComposeAsync(start, workers)
            .thenAccept(result -> finished.accept(next, result))
            .whenComplete(
                (nothing, error) -> {
                  if (error != null) {
                    broken.compareAndSet(null, error);
                  }
                  room.release();
                });
  }

  private static void rethrow(@Nullable Throwable error) {
    if (error == null) {
      return;
    }
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof Error fatal) {
      throw fatal;
    }
    throw cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }
}
