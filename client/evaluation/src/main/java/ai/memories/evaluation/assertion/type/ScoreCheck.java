package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.Outcome;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Judges by a score of the answer's text. */
final class ScoreCheck {

  private ScoreCheck() {}

  /** Holds where the score reaches the threshold. */
  static AssertionCheck of(String name, double threshold, ToDoubleFunction<String> scorer) {
    return answer -> {
      double score = Math.max(0, Math.min(1, scorer.applyAsDouble(answer.text())));
      boolean reached = score >= threshold;
      String reason =
          String.format(
              Locale.ROOT,
              "the %s score is %.4f, %s the threshold of %s",
              name,
              score,
              reached ? "reaching" : "below",
              threshold);
      return new Outcome(reached, score, reason);
    };
  }
}
