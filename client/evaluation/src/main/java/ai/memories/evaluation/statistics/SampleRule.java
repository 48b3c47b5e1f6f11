package ai.memories.evaluation.statistics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * When several samples of one question count as passed. The same rule holds for suites and for
 * tests. Immutable.
 *
 * <pre>{@code
 * SampleRule rule = new SampleRule(10, new BigDecimal("0.8"), Optional.empty(), 0);
 * rule.verdict(8, 2, 0); // PASSED
 * rule.verdict(8, 1, 1); // INCONCLUSIVE
 * }</pre>
 *
 * @param samples how often the question is asked, from 1
 * @param passRate which part of the judged samples must pass, above 0 to 1
 * @param confidence how sure it must be that the true rate is no lower, between 0 and 1: the lower
 *     end of {@link Interval#wilson} must reach the rate; without it the samples alone decide
 * @param maxErrors how many samples may end in an error of the service before nothing can be said
 */
public record SampleRule(
    int samples, BigDecimal passRate, Optional<BigDecimal> confidence, int maxErrors) {
  /** The confidence of intervals where nobody asked for one. */
  public static final double USUAL_CONFIDENCE = 0.95;

  /** One sample, which must pass. */
  public static final SampleRule ONCE = new SampleRule(1, BigDecimal.ONE, Optional.empty(), 0);

  private static final int MOST_SAMPLES = 1_000_000;

  /** What the samples together say. */
  public enum Verdict {
    /** Enough passed. */
    PASSED,
    /** Too few passed. */
    FAILED,
    /** Too many could not be had; neither can be said. */
    INCONCLUSIVE
  }

  /** Refuses what can be no rule. */
  public SampleRule {
    require(samples >= 1, "samples", samples);
    require(isShare(passRate), "passRate", passRate);
    confidence.ifPresent(c -> require(isShare(c) && c.compareTo(BigDecimal.ONE) < 0, "it", c));
    require(maxErrors >= 0, "maxErrors", maxErrors);
  }

  private static boolean isShare(BigDecimal number) {
    return number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " cannot be " + value);
    }
  }

  /** With another number of samples. */
  public SampleRule withSamples(int newSamples) {
    return new SampleRule(newSamples, passRate, confidence, maxErrors);
  }

  /**
   * The verdict on all samples.
   *
   * @param passed how many passed
   * @param failed how many were judged and did not
   * @param errored how many ended in an error of the service
   */
  public Verdict verdict(int passed, int failed, int errored) {
    int judged = passed + failed;
    if (errored > maxErrors || judged == 0) {
      return Verdict.INCONCLUSIVE;
    }
    return holds(passed, judged) ? Verdict.PASSED : Verdict.FAILED;
  }

  private boolean holds(int passed, int judged) {
    return confidence.isPresent()
        ? interval(passed, judged).low() >= passRate.doubleValue()
        : BigDecimal.valueOf(passed).compareTo(passRate.multiply(BigDecimal.valueOf(judged))) >= 0;
  }

  /** How many of so many judged samples must pass; empty where not even all would do. */
  public OptionalInt needed(int judged) {
    return IntStream.rangeClosed(1, judged).filter(passed -> holds(passed, judged)).findFirst();
  }

  /** Where the true rate may lie, by the confidence asked for, else by the usual one. */
  public Interval interval(int passed, int judged) {
    return Interval.wilson(
        passed, judged, confidence.map(BigDecimal::doubleValue).orElse(USUAL_CONFIDENCE));
  }

  /** Whether the rule can be kept at all: if not even all samples passing would do, it cannot. */
  public boolean possible() {
    return holds(samples, samples);
  }

  /** Why the rule cannot be kept and what to change; empty if it can. */
  public Optional<String> impossible() {
    if (possible()) {
      return Optional.empty();
    }
    String all =
        String.format(
            Locale.ROOT,
            "even if all %d samples passed, the true pass rate could still lie at %.1f %% (the lower"
                + " end of the %s %% interval), below the %s %% demanded: ",
            samples,
            100 * interval(samples, samples).low(),
            percent(confidence.orElseThrow()),
            percent(passRate));
    return Optional.of(all + advice());
  }

  private String advice() {
    int enough = fewestSamples();
    return enough > MOST_SAMPLES
        ? "no number of samples is enough for that; lower passRate, or leave out confidence"
        : "take at least " + enough + " samples, lower passRate, or leave out confidence";
  }

  /** The lower end for n of n is n / (n + z²). */
  private int fewestSamples() {
    double z = Interval.deviations(confidence.orElseThrow().doubleValue());
    double rate = passRate.doubleValue();
    double enough = Math.ceil(rate * z * z / (1 - rate));
    int guess = enough > MOST_SAMPLES ? MOST_SAMPLES + 1 : (int) Math.max(1, enough);
    return guess > MOST_SAMPLES || withSamples(guess).possible() ? guess : guess + 1;
  }

  /** A share as people say it, such as {@code 80}. */
  static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /**
   * What came of the samples, in a sentence.
   *
   * @param errored how many ended in an error of the service
   */
  public String describe(int passed, int failed, int errored) {
    int judged = passed + failed;
    var text = new StringBuilder();
    text.append(passed).append(" of ").append(judged).append(" samples passed");
    if (judged > 0) {
      text.append(" (").append(interval(passed, judged)).append(')');
    }
    if (errored > 0) {
      text.append(", ").append(errored).append(" errored");
      text.append(" (at most ").append(maxErrors).append(" may)");
    }
    text.append("; demanded: ").append(percent(passRate)).append(" %");
    confidence.ifPresent(c -> text.append(" with ").append(percent(c)).append(" % confidence"));
    return text.toString();
  }
}
