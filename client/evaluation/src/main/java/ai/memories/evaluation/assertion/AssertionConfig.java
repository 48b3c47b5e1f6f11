package ai.memories.evaluation.assertion;

import ai.memories.json.Json;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One assertion as written, templates rendered and {@code file://} values read.
 *
 * <pre>{@code
 * public AssertionCheck compile(AssertionConfig config) { // {type: max-lines, value: 3}
 *   BigDecimal most =
 *       config
 *           .number("value")
 *           .orElseThrow(() -> new InvalidAssertionException("", "max-lines needs a value"));
 *   return answer -> {
 *     long lines = answer.text().lines().count();
 *     return Outcome.of(lines <= most.longValue(), "the answer has " + lines + " lines");
 *   };
 * }
 * }</pre>
 *
 * @param type the name without {@code not-}
 * @param negated whether {@code not-} stood before it
 * @param json the whole mapping
 */
public record AssertionConfig(String type, boolean negated, Json json) {

  /** What stands under a key. */
  public Optional<Json> get(String key) {
    return Optional.ofNullable(json.node().get(key)).map(Json::of);
  }

  /** What stands under {@code value}. */
  public Optional<Json> value() {
    return get("value");
  }

  /**
   * The number under {@code threshold}; text that is a number counts, since templates render to
   * text.
   *
   * @throws InvalidAssertionException if it is no number
   */
  public Optional<BigDecimal> threshold() {
    return number("threshold");
  }

  /**
   * The number under a key; text that is a number counts, since templates render to text.
   *
   * @throws InvalidAssertionException if it is no number
   */
  public Optional<BigDecimal> number(String key) {
    return get(key).map(found -> Numbers.read(found, "/" + key));
  }

  /**
   * The score from which on an assertion holds: the number under {@code threshold}.
   *
   * @param absent where none is given
   * @throws InvalidAssertionException if it is not above 0 and at most 1: then the verdict would
   *     not depend on the answer
   */
  public double scoreThreshold(double absent) {
    return threshold().map(Numbers::checkShare).map(BigDecimal::doubleValue).orElse(absent);
  }
}
