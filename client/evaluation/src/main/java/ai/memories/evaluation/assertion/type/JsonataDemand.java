package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the result of an expression must be. */
sealed interface JsonataDemand {

  /** The outcome, or nothing where the result is of the wrong kind. */
  Optional<Outcome> judge(Json result, String shown);

  /** The kind of result it can judge. */
  String kind();

  /** The demand of an assertion: its value, else its threshold, else true. */
  static JsonataDemand of(AssertionConfig config) {
    if (config.value().isPresent() && config.threshold().isPresent()) {
      throw new InvalidAssertionException(
          "/threshold", "jsonata takes a value or a threshold, not both");
    }
    return config
        .value()
        .<JsonataDemand>map(Same::new)
        .or(() -> config.threshold().map(t -> new AtLeast(config.scoreThreshold(1))))
        .orElseGet(Truth::new);
  }

  /** It equals the value. */
  record Same(Json value) implements JsonataDemand {
    @Override
    public Optional<Outcome> judge(Json result, String shown) {
      boolean same = JsonEquality.same(result, value);
      String reason = same ? shown : shown + ", not " + Quoted.bare(value.compact());
      return Optional.of(Outcome.of(same, reason));
    }

    @Override
    public String kind() {
      return "a value";
    }
  }

  /** It is a number, the score, and reaches the threshold. */
  record AtLeast(double threshold) implements JsonataDemand {
    @Override
    public Optional<Outcome> judge(Json result, String shown) {
      if (!result.node().isNumber()) {
        return Optional.empty();
      }
      double score = Math.max(0, Math.min(1, result.node().doubleValue()));
      boolean reached = score >= threshold;
      String reason =
          "%s, %s the threshold of %s".formatted(shown, reached ? "reaching" : "below", threshold);
      return Optional.of(new Outcome(reached, score, reason));
    }

    @Override
    public String kind() {
      return "a number";
    }
  }

  /** It is true. */
  record Truth() implements JsonataDemand {
    @Override
    public Optional<Outcome> judge(Json result, String shown) {
      JsonNode node = result.node();
      return node.isBoolean()
          ? Optional.of(Outcome.of(node.booleanValue(), shown))
          : Optional.empty();
    }

    @Override
    public String kind() {
      return "true or false; give a value: to compare with, or compare in the expression";
    }
  }
}
