package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.statistics.SampleRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code repeat} says of samples; of each key the nearest one counts.
 *
 * @param samples how often each case is asked
 * @param passRate which part of them must pass
 * @param confidence how sure that must be
 * @param maxErrors how many may end in an error of the service
 * @param location where the nearest one stands, if one does
 */
record Repeat(
    Optional<Integer> samples,
    Optional<BigDecimal> passRate,
    Optional<BigDecimal> confidence,
    Optional<Integer> maxErrors,
    @Nullable Location location) {
  static final Repeat NONE =
      new Repeat(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), null);

  private static final BigDecimal MAX_SAMPLES = BigDecimal.valueOf(10_000);

  /** This, and where it says nothing, what stands farther off. */
  Repeat orElse(Repeat farther) {
    return new Repeat(
        samples.or(() -> farther.samples),
        passRate.or(() -> farther.passRate),
        confidence.or(() -> farther.confidence),
        maxErrors.or(() -> farther.maxErrors),
        location != null ? location : farther.location);
  }

  /** The rule it comes to, where nobody says otherwise one sample that must pass. */
  SampleRule rule() {
    return new SampleRule(
        samples.orElse(SampleRule.ONCE.samples()),
        passRate.orElse(SampleRule.ONCE.passRate()),
        confidence,
        maxErrors.orElse(SampleRule.ONCE.maxErrors()));
  }

  static Repeat read(Located repeat, Problems problems) {
    return Fields.of(repeat, Vocabulary.REPEAT, problems)
        .map(
            fields ->
                new Repeat(
                    count(fields, "samples", BigDecimal.ONE, problems),
                    share(fields, "passRate", "above 0, at most 1", s -> true, problems),
                    share(
                        fields,
                        "confidence",
                        "above 0 and below 1, such as 0.95",
                        s -> s.compareTo(BigDecimal.ONE) < 0,
                        problems),
                    count(fields, "maxErrors", BigDecimal.ZERO, problems),
                    fields.location()))
        .orElse(NONE);
  }

  private static Optional<Integer> count(
      Fields fields, String key, BigDecimal least, Problems problems) {
    return fields
        .number(key)
        .filter(
            number ->
                fits(
                    number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(least) >= 0
                        && number.compareTo(MAX_SAMPLES) <= 0,
                    "a whole number from " + least + " to " + MAX_SAMPLES,
                    fields,
                    key,
                    problems))
        .map(BigDecimal::intValue);
  }

  private static Optional<BigDecimal> share(
      Fields fields, String key, String wanted, Predicate<BigDecimal> more, Problems problems) {
    return fields
        .number(key)
        .filter(
            number ->
                fits(
                    number.signum() > 0
                        && number.compareTo(BigDecimal.ONE) <= 0
                        && more.test(number),
                    wanted,
                    fields,
                    key,
                    problems));
  }

  private static boolean fits(
      boolean fits, String wanted, Fields fields, String key, Problems problems) {
    if (!fits) {
      Located value = fields.mapping().at(Fields.pointer(key)).orElseThrow();
      problems.error(value.location(), key + " must be " + wanted + ", not " + Fields.shown(value));
    }
    return fits;
  }
}
