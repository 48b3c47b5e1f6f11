package ai.memories.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What left in the last minute, against what may leave in any minute. A sliding window and not a
 * bucket: a bucket lets twice the limit through in its first minute. Not thread-safe.
 */
final class MinuteWindow {
  /** A moment more, since calls do not all take equally long to reach the service. */
  private static final Duration LENGTH = Duration.ofMillis(60_250);

  /** One departure; its tokens are guessed first and known later. */
  static final class Entry {
    private final Instant at;
    private long tokens;
    private boolean forgotten;

    private Entry(Instant at, long tokens) {
      this.at = at;
      this.tokens = tokens;
    }
  }

  private final RateLimits limits;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long tokens;

  MinuteWindow(RateLimits limits) {
    this.limits = limits;
  }

  /** Lets a call leave now, or says how long until something changes. */
  Optional<Duration> waitFor(long callTokens, Instant now) {
    forget(now);
    Entry oldest = entries.peekFirst();
    boolean fits =
        below(limits.requestsPerMinute(), entries.size() + 1L)
            && below(limits.tokensPerMinute(), tokens + callTokens);
    // one that is larger than a whole minute's share leaves alone
    return fits || oldest == null
        ? Optional.empty()
        : Optional.of(Duration.between(now, oldest.at.plus(LENGTH)));
  }

  Entry leave(long callTokens, Instant now) {
    var entry = new Entry(now, callTokens);
    entries.addLast(entry);
    tokens += callTokens;
    return entry;
  }

  /** Corrects the guess; of no effect once the minute has passed. */
  void correct(Entry entry, long actualTokens) {
    if (!entry.forgotten) {
      tokens += actualTokens - entry.tokens;
      entry.tokens = actualTokens;
    }
  }

  private void forget(Instant now) {
    Instant begin = now.minus(LENGTH);
    for (Entry oldest = entries.peekFirst();
        oldest != null && !oldest.at.isAfter(begin);
        oldest = entries.peekFirst()) {
      entries.removeFirst();
      oldest.forgotten = true;
      tokens -= oldest.tokens;
    }
  }

  private static boolean below(OptionalLong limit, long value) {
    return limit.isEmpty() || value <= limit.getAsLong();
  }
}
