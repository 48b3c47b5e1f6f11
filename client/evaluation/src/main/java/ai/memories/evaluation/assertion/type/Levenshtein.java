package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.json.Json;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.Set;

/**
 * {@code levenshtein}: no more insertions, deletions and substitutions than the threshold lead from
 * the answer to the value; it is 5 where none is given, as in promptfoo. Counted in UTF-16 units,
 * as JavaScript does. Stateless and thread-safe.
 */
public final class Levenshtein implements AssertionType {
  private static final BigDecimal DEFAULT_THRESHOLD = BigDecimal.valueOf(5);

  @Override
  public String name() {
    return "levenshtein";
  }

  @Override
  public Set<String> keys() {
    return Set.of("value", "threshold");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    String value = value(config);
    BigDecimal threshold = config.threshold().orElse(DEFAULT_THRESHOLD);
    if (threshold.signum() < 0) {
      throw new InvalidAssertionException("/threshold", "a distance cannot be negative");
    }
    int limit = threshold.min(BigDecimal.valueOf(Integer.MAX_VALUE - 1)).intValue();
    return answer -> {
      OptionalInt distance = EditDistance.within(answer.text(), value, limit);
      return distance.isPresent()
          ? Outcome.of(true, reason(value, Integer.toString(distance.getAsInt()), "within", limit))
          : Outcome.of(false, reason(value, "more than " + limit, "over", limit));
    };
  }

  private static String value(AssertionConfig config) {
    Json value =
        config
            .value()
            .orElseThrow(() -> new InvalidAssertionException("", "levenshtein needs a value: key"));
    if (!value.node().isTextual() && !value.node().isNumber()) {
      throw new InvalidAssertionException("/value", "value must be text, not " + value);
    }
    return ValueText.text(value.node());
  }

  private static String reason(String value, String edits, String where, int limit) {
    return "from the answer to %s it is %s edits, %s the threshold of %d"
        .formatted(Quoted.of(value), edits, where, limit);
  }
}
