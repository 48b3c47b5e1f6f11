package ai.memories.http;

import java.time.Duration;

/**
 * How often and how long a call is repeated. Immutable; {@code withX} gives a changed copy.
 *
 * <pre>{@code
 * RetryPolicy.DEFAULTS.withMaxAttempts(2).withDeadline(Duration.ofMinutes(1));
 * }</pre>
 */
public final class RetryPolicy {
  /** Who says for ever means this; a clock cannot count further than it can. */
  private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

  /** Five attempts, from half a second on (rate limits: five seconds), within ten minutes. */
  public static final RetryPolicy DEFAULTS =
      new RetryPolicy(5, Duration.ofMillis(500), Duration.ofMinutes(10), false);

  /** One attempt only. */
  public static final RetryPolicy NONE = DEFAULTS.withMaxAttempts(1);

  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  /** Accounts are limited by the minute: half a second later the answer is the same. */
  private static final int RATE_LIMIT_FACTOR = 10;

  private final int maxAttempts;
  private final Duration firstDelay;
  private final Duration deadline;
  private final boolean readTimeouts;

  private RetryPolicy(
      int maxAttempts, Duration firstDelay, Duration deadline, boolean readTimeouts) {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException(
          "maxAttempts is " + maxAttempts + ": it must be at least 1");
    }
    if (firstDelay.isNegative() || deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "delay " + firstDelay + " and deadline " + deadline + " must not be negative or empty");
    }
    this.maxAttempts = maxAttempts;
    this.firstDelay = firstDelay;
    this.deadline = deadline.compareTo(LONGEST_DEADLINE) > 0 ? LONGEST_DEADLINE : deadline;
    this.readTimeouts = readTimeouts;
  }

  /** With this many attempts at most, the first included. */
  public RetryPolicy withMaxAttempts(int attempts) {
    return new RetryPolicy(attempts, firstDelay, deadline, readTimeouts);
  }

  /** With this delay before the second attempt; each further one doubles, up to a minute. */
  public RetryPolicy withFirstDelay(Duration delay) {
    return new RetryPolicy(maxAttempts, delay, deadline, readTimeouts);
  }

  /** With this time for all attempts, counted from when the first one leaves for the wire. */
  public RetryPolicy withDeadline(Duration time) {
    return new RetryPolicy(maxAttempts, firstDelay, time, readTimeouts);
  }

  /**
   * Also repeats a call whose answer did not come in time or broke off. It may have been paid for
   * already, and is then paid twice: the service has no idempotency key.
   */
  public RetryPolicy withReadTimeoutsRepeated() {
    return new RetryPolicy(maxAttempts, firstDelay, deadline, true);
  }

  int maxAttempts() {
    return maxAttempts;
  }

  Duration deadline() {
    return deadline;
  }

  boolean repeats(TransportException failure) {
    return switch (failure.kind()) {
      case CONNECT, CONNECTION_LOST -> !failure.isMaybeBilled() || readTimeouts;
      case TIMEOUT -> readTimeouts;
      default -> false;
    };
  }

  /**
   * The delay after so many attempts, without what the service asks for.
   *
   * @param jitter from 0 to 1; adds up to half, so that calls that failed together do not all come
   *     back together
   */
  Duration delayAfter(int attempts, boolean rateLimited, double jitter) {
    Duration first = rateLimited ? firstDelay.multipliedBy(RATE_LIMIT_FACTOR) : firstDelay;
    Duration doubled = first.multipliedBy(1L << Math.min(attempts - 1, 20));
    Duration delay = doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    return jittered(delay, jitter / 2);
  }

  static Duration jittered(Duration delay, double share) {
    return delay.plusMillis((long) (delay.toMillis() * share));
  }
}
