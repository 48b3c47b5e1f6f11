package ai.memories.pricing;

import java.util.concurrent.ForkJoinPool;

/**
 * Runs what completes a future. A completion may settle its call at once and so grant the next, and
 * that the next: on one stack only so deep. Beyond that it goes on elsewhere, and is not put off on
 * this thread, where what it would free may be waited for.
 */
final class Delivery {
  private static final int MAX_DEPTH = 32;
  private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

  private Delivery() {}

  static void run(Runnable completion) {
    int depth = DEPTH.get();
    if (depth >= MAX_DEPTH) {
      ForkJoinPool.commonPool().execute(completion);
      return;
    }
    DEPTH.set(depth + 1);
    try {
      completion.run();
    } finally {
      if (depth == 0) {
        DEPTH.remove();
      } else {
        DEPTH.set(depth);
      }
    }
  }
}
