package ai.memories.evaluation.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many of several samples must pass. Without a confidence the samples alone decide; with one,
 * the lower end of their Wilson interval must reach the rate, so that luck is unlikely. Immutable.
 *
 * <pre>{@code
 * PassRate rate = new PassRate(0.9, OptionalDouble.empty());
 * rate.needed(10);      // 9
 * new PassRate(0.9, OptionalDouble.of(0.95)).needed(10); // empty: even 10 of 10 would not show it
 * }</pre>
 *
 * @param rate above 0, at most 1
 * @param confidence between 0 and 1, if it matters
 */
public record PassRate(double rate, OptionalDouble confidence) {
  /** The confidence of the intervals people are shown. */
  private static final double SHOWN = 0.95;

  private static final int MOST_SAMPLES = 100_000;

  /** Refuses what is no rate. */
  public PassRate {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("a pass rate is above 0 and at most 1, not " + rate);
    }
  }

  /** How many of so many samples must pass; empty where even all of them would not do. */
  public OptionalInt needed(int run) {
    int least =
        BigDecimal.valueOf(rate) // not the double: 0.28 of 25 is 7
            .multiply(BigDecimal.valueOf(run))
            .setScale(0, RoundingMode.CEILING)
            .intValueExact();
    return IntStream.rangeClosed(Math.max(1, least), run)
        .filter(passed -> isShown(passed, run))
        .findFirst();
  }

  /** How many samples it takes at least to reach the rate; empty where no number does. */
  public OptionalInt fewestSamples() {
    return IntStream.rangeClosed(1, MOST_SAMPLES).filter(run -> isShown(run, run)).findFirst();
  }

  /** Where the true rate is likely to lie, at this confidence or else at 95 %. */
  public Interval interval(int passed, int run) {
    return Interval.wilson(passed, run, confidence.orElse(SHOWN));
  }

  /** What came of samples, for people: {@code 7 of 10 passed (95 % interval 40 % to 89 %)}. */
  public String describe(int passed, int run) {
    String percent =
        BigDecimal.valueOf(confidence.orElse(SHOWN))
            .movePointRight(2)
            .stripTrailingZeros()
            .toPlainString();
    return passed
        + " of "
        + run
        + " passed ("
        + percent
        + " % interval "
        + interval(passed, run)
        + ")";
  }

  private boolean isShown(int passed, int run) {
    return confidence.isEmpty()
        || Interval.wilson(passed, run, confidence.getAsDouble()).low() >= rate;
  }
}
