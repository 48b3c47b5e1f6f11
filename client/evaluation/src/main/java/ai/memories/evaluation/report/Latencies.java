package ai.memories.evaluation.report;

import java.time.Duration;

/**
 * The spread of latencies in constant memory: a count per bucket, each 5 % wider than the one
 * before, so that a percentile is off by at most that much. Not thread-safe.
 */
final class Latencies {
  private static final double GROWTH = Math.log(1.05);
  private static final int BUCKETS = 400;

  private final long[] counts = new long[BUCKETS];
  private long total;

  void add(Duration latency) {
    double bucket = Math.log((double) Math.max(1, latency.toMillis())) / GROWTH;
    counts[(int) Math.min(BUCKETS - 1, Math.round(bucket))]++;
    total++;
  }

  boolean known() {
    return total > 0;
  }

  /** The time within which this share of the answers came. */
  Duration percentile(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Duration.ofMillis(Math.round(Math.exp(i * GROWTH)));
      }
    }
    return Duration.ZERO;
  }
}
