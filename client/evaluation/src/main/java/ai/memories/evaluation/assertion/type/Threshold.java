package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import java.math.BigDecimal;

/** Reads thresholds, and refuses those that leave nothing to judge. */
final class Threshold {

  private Threshold() {}

  /** A limit that must be there. */
  static BigDecimal atLeastZero(AssertionConfig config, String what) {
    BigDecimal limit =
        config
            .threshold()
            .orElseThrow(
                () ->
                    new InvalidAssertionException(
                        "", config.type() + " needs a threshold: key, " + what));
    if (limit.signum() < 0) {
      throw new InvalidAssertionException(
          "/threshold", "the threshold is " + what + " and cannot be negative");
    }
    return limit;
  }

  /** The score from which on an assertion holds: above 0, at most 1. */
  static double score(AssertionConfig config, double absent) {
    double score = config.threshold().map(BigDecimal::doubleValue).orElse(absent);
    if (!(score > 0 && score <= 1)) {
      throw new InvalidAssertionException(
          "/threshold",
          "a score reaches from 0 to 1: with a threshold of %s the verdict would not depend on the answer; give one above 0, at most 1"
              .formatted(config.threshold().orElseThrow()));
    }
    return score;
  }
}
