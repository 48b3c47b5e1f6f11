package ai.memories.evaluation.suite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work on many items by all cores, its results in the items' order. A few batches are under way at
 * a time, so that a million items take no memory; one batch alone takes no thread. Not thread-safe;
 * to be closed.
 */
final class Batches<T, R> implements AutoCloseable {
  private static final int SIZE = 64;
  private static final int AHEAD = 2 * Runtime.getRuntime().availableProcessors();

  private final Function<List<T>, R> work;
  private final Consumer<R> done;
  private final Queue<CompletableFuture<R>> underWay = new ArrayDeque<>();
  private List<T> batch = new ArrayList<>(SIZE);
  private @Nullable ExecutorService threads;

  /**
   * Work to do.
   *
   * @param work called by several threads at once
   * @param done called by the caller's thread, in order
   */
  Batches(Function<List<T>, R> work, Consumer<R> done) {
    this.work = work;
    this.done = done;
  }

  void add(T item) {
    batch.add(item);
    if (batch.size() == SIZE) {
      submit();
    }
  }

  private void submit() {
    ExecutorService open = threads;
    if (open == null) {
      open = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
      threads = open;
    }
    List<T> full = batch;
    batch = new ArrayList<>(SIZE);
    underWay.add(CompletableFuture.supplyAsync(() -> work.apply(full), open));
    if (underWay.size() > AHEAD) {
      take();
    }
  }

  private void take() {
    try {
      done.accept(underWay.remove().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Waits for what is under way, and does the rest. */
  void finish() {
    while (!underWay.isEmpty()) {
      take();
    }
    if (!batch.isEmpty()) {
      done.accept(work.apply(batch));
      batch = new ArrayList<>();
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
