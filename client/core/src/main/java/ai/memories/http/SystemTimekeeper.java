package ai.memories.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Real time, by one daemon thread that only rings: what is to be done is done by the executor, so
 * that a slow task delays no other alarm.
 *
 * <pre>{@code
 * try (var clock = new SystemTimekeeper(threads)) {
 *   Runnable takeBack = clock.after(Duration.ofSeconds(5), () -> show("five seconds later"));
 *   takeBack.run();
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class SystemTimekeeper implements Timekeeper, AutoCloseable {
  private final Instant origin = Instant.now();
  private final long originNanos = System.nanoTime();
  private final Executor executor;
  private final ScheduledThreadPoolExecutor alarm;

  /** Starts a clock whose tasks this executor runs; the executor is not closed with it. */
  public SystemTimekeeper(Executor executor) {
    this.executor = executor;
    alarm = new ScheduledThreadPoolExecutor(1, CallThreads.daemons("memories-timer"));
    alarm.setRemoveOnCancelPolicy(true);
  }

  /**
   * The wall clock when this began and the monotonic clock since: a clock set back harms nobody.
   */
  @Override
  public Instant now() {
    return origin.plusNanos(System.nanoTime() - originNanos);
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> ring =
          alarm.schedule(() -> executor.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> ring.cancel(false);
    } catch (RejectedExecutionException e) {
      // closed: whoever waits is told by the client's own closing
      return () -> {};
    }
  }

  /** Forgets all alarms. */
  @Override
  public void close() {
    alarm.shutdownNow();
  }
}
