package ai.memories.evaluation.assertion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Adds up results by promptfoo's arithmetic: the score is the mean by weight, one failure fails all
 * unless a threshold is set, and then only the score decides. A result of weight 0 counts for
 * nothing but its metric, there with weight 1. Not thread-safe.
 */
final class Tally {
  private final List<AssertionResult> results = new ArrayList<>();
  private final Map<String, Mean> metrics = new HashMap<>();
  private final Mean score = new Mean();
  private boolean failed;
  private boolean errored;

  private static final class Mean {
    private double sum;
    private double weight;

    void add(double value, double by) {
      sum += value * by;
      weight += by;
    }

    double value() {
      return weight > 0 ? sum / weight : 0;
    }
  }

  /** Adds the result of an assertion. */
  void add(AssertionResult result) {
    results.add(result);
    if (result.weight() > 0) {
      score.add(result.score(), result.weight());
      failed |= !result.pass();
      errored |= result.errored();
    }
    if (!result.errored()) {
      result.metric().ifPresent(name -> metric(name, result.score(), metricWeight(result)));
    }
  }

  /** Adds the result of a set, and the metrics inside it. */
  void add(AssertionResult result, Tally inside) {
    add(result);
    inside.metrics.forEach(
        (name, mean) -> {
          if (!result.metric().equals(Optional.of(name))) {
            metric(name, mean.value(), mean.weight * metricWeight(result));
          }
        });
  }

  private void metric(String name, double value, double weight) {
    metrics.computeIfAbsent(name, n -> new Mean()).add(value, weight);
  }

  private static double metricWeight(AssertionResult result) {
    return result.weight() > 0 ? result.weight() : 1;
  }

  List<AssertionResult> results() {
    return results;
  }

  boolean errored() {
    return errored;
  }

  double score() {
    return score.value();
  }

  /** Whether all of it holds; with a threshold, whether the score reaches that. */
  boolean passed(OptionalDouble threshold) {
    return !errored && (threshold.isPresent() ? score() >= threshold.getAsDouble() : !failed);
  }

  Map<String, Double> namedScores() {
    Map<String, Double> named = new HashMap<>();
    metrics.forEach((name, mean) -> named.put(name, mean.value()));
    return named;
  }
}
