package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import java.math.BigDecimal;

/** Reads limits. */
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
}
