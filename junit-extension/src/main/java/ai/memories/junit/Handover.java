package ai.memories.junit;

import ai.memories.MemoriesException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stream that waits for what another thread puts into it. Thread-safe; one stream of it is read.
 */
final class Handover<T> {
  /**
   * Gives the next element, or throws what went wrong; the last one says that there are no more.
   */
  private interface Step<T> {
    boolean to(Consumer<? super T> reader);
  }

  private final BlockingQueue<Step<T>> steps = new LinkedBlockingQueue<>();

  void put(T element) {
    steps.add(
        reader -> {
          reader.accept(element);
          return true;
        });
  }

  void end() {
    steps.add(reader -> false);
  }

  /** Whoever reads so far gets this thrown. */
  void fail(Supplier<? extends RuntimeException> thrown) {
    steps.add(
        reader -> {
          throw thrown.get();
        });
  }

  Stream<T> stream() {
    return StreamSupport.stream(
        new AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
          private boolean more = true; // readers may ask again after the end

          @Override
          public boolean tryAdvance(Consumer<? super T> reader) {
            if (more) {
              more = false; // also if it throws
              more = next().to(reader);
            }
            return more;
          }
        },
        false);
  }

  private Step<T> next() {
    try {
      return steps.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MemoriesException("interrupted while the suites ran", e);
    }
  }
}
