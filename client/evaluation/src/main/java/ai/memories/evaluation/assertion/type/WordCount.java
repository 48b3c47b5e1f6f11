package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.json.Json;
import java.math.BigDecimal;

/**
 * {@code word-count}: the answer has this many words, or between {@code min} and {@code max} of
 * them. Stateless and thread-safe.
 */
public final class WordCount implements AssertionType {

  private record Range(BigDecimal min, BigDecimal max, String shown) {
    boolean holds(BigDecimal count) {
      return count.compareTo(min) >= 0 && count.compareTo(max) <= 0;
    }
  }

  private static final BigDecimal UNBOUNDED = BigDecimal.valueOf(Integer.MAX_VALUE);

  @Override
  public String name() {
    return "word-count";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    Json value =
        config
            .value()
            .orElseThrow(() -> new InvalidAssertionException("", "word-count needs a value: key"));
    Range range = value.node().isObject() ? between(config, value) : exactly(config);
    return answer -> {
      int count = Words.count(answer.text());
      boolean holds = range.holds(BigDecimal.valueOf(count));
      String reason =
          "the answer has %d %s, %s"
              .formatted(count, count == 1 ? "word" : "words", (holds ? "" : "not ") + range.shown);
      return Outcome.of(holds, reason);
    };
  }

  private static Range exactly(AssertionConfig config) {
    BigDecimal count = wordCount(config, "value", "/value", BigDecimal.ZERO);
    return new Range(count, count, "exactly " + count.toPlainString());
  }

  private static Range between(AssertionConfig config, Json value) {
    value
        .node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals("min") && !key.equals("max")) {
                throw new InvalidAssertionException(
                    "/value/" + key, "word-count knows min and max, not \"" + key + "\"");
              }
            });
    AssertionConfig bounds = new AssertionConfig(config.type(), config.negated(), value);
    BigDecimal min = wordCount(bounds, "min", "/value/min", BigDecimal.ZERO);
    BigDecimal max = wordCount(bounds, "max", "/value/max", UNBOUNDED);
    if (min.signum() == 0 && max.compareTo(UNBOUNDED) == 0) {
      throw new InvalidAssertionException(
          "/value", "give min (above 0) or max, or every answer is within the bounds");
    }
    if (min.compareTo(max) > 0) {
      throw new InvalidAssertionException(
          "/value", "min is above max, so no answer is within the bounds");
    }
    return new Range(min, max, shown(min, max));
  }

  private static String shown(BigDecimal min, BigDecimal max) {
    if (max.compareTo(UNBOUNDED) == 0) {
      return "at least " + min.toPlainString();
    }
    return min.signum() == 0
        ? "at most " + max.toPlainString()
        : "between " + min.toPlainString() + " and " + max.toPlainString();
  }

  private static BigDecimal wordCount(
      AssertionConfig config, String key, String pointer, BigDecimal absent) {
    BigDecimal count = config.number(key).orElse(absent).stripTrailingZeros();
    if (count.signum() < 0 || count.scale() > 0 || count.compareTo(UNBOUNDED) > 0) {
      throw new InvalidAssertionException(
          pointer, "a number of words is a whole number from 0, not " + count);
    }
    return count;
  }
}
