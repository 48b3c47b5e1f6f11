package ai.memories.it.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one process took.
 *
 * @param wall from its start to its end
 * @param cpu user and system time of all its threads
 * @param peakBytes the most memory it ever had resident; empty where the system does not say
 */
record Measurement(Duration wall, Duration cpu, OptionalLong peakBytes) {

  /** The one in the middle by wall time, so that its three figures belong together. */
  static Measurement median(List<Measurement> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparing(Measurement::wall))
        .toList()
        .get(rounds.size() / 2);
  }

  String peakMegabytes() {
    return peakBytes.isPresent() ? String.valueOf(peakBytes.getAsLong() >> 20) : "–";
  }
}
