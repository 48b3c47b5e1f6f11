package ai.memories.http;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and the alarm of everything that waits; a test has one it turns by hand. Thread-safe.
 *
 * <pre>{@code
 * Runnable takeBack = time.after(Duration.ofSeconds(30), () -> show("too late"));
 * takeBack.run();
 * }</pre>
 */
public interface Timekeeper {

  /** Now; never runs backwards. */
  Instant now();

  /**
   * Runs a task once, after a delay, on a thread that may block.
   *
   * @return takes the task back, where it has not begun
   */
  Runnable after(Duration delay, Runnable task);
}
