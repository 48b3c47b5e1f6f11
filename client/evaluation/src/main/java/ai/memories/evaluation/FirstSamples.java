package ai.memories.evaluation;

import ai.memories.evaluation.result.CaseResult;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is told of the first samples of a case, by their numbers: whichever finishes first, the same
 * is told in every run. Not thread-safe.
 */
final class FirstSamples<T> {
  private final int most;
  private final NavigableMap<Integer, T> first = new TreeMap<>();

  /** Of none yet; at most so many are kept. */
  FirstSamples(int most) {
    this.most = most;
  }

  void add(CaseResult sample, Optional<T> told) {
    told.ifPresent(value -> first.put(sample.name().sample().orElse(0), value));
    if (first.size() > most) {
      first.pollLastEntry();
    }
  }

  List<T> all() {
    return List.copyOf(first.values());
  }

  Optional<T> one() {
    return first.values().stream().findFirst();
  }
}
