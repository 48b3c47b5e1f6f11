package ai.memories.evaluation.statistics;

import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Where a true rate may lie, seen from samples. Immutable.
 *
 * <pre>{@code
 * Interval.wilson(8, 10, 0.95); // 49.0 to 94.3 %
 * }</pre>
 *
 * @param low the lower end, from 0
 * @param high the upper end, to 1
 */
public record Interval(double low, double high) {

  /**
   * Wilson's score interval, two-sided and without a correction for continuity (Wilson 1927); it
   * keeps its promise for few samples and rates near 0 and 1, where the plain one does not.
   *
   * @param passed how many passed
   * @param of of how many; of none, nothing is known
   * @param confidence between 0 and 1, such as 0.95
   * @throws IllegalArgumentException if more passed than there were, or the confidence lies outside
   */
  public static Interval wilson(int passed, int of, double confidence) {
    if (passed < 0 || passed > of) {
      throw new IllegalArgumentException(passed + " of " + of);
    }
    if (of == 0) {
      return new Interval(0, 1);
    }
    double z = deviations(confidence);
    double rate = (double) passed / of;
    double spread = z * z / of;
    double centre = rate + spread / 2;
    double margin = z * Math.sqrt(rate * (1 - rate) / of + spread / (4 * of));
    // At the ends of the scale the formula is exact, its arithmetic is not.
    return new Interval(
        passed == 0 ? 0 : Math.max(0, (centre - margin) / (1 + spread)),
        passed == of ? 1 : Math.min(1, (centre + margin) / (1 + spread)));
  }

  /** How many standard deviations from the mean hold that much of a normal distribution. */
  static double deviations(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence lies between 0 and 1, not at " + confidence);
    }
    return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
  }

  /** In per cent, such as {@code 49.0 to 94.3 %}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * low, 100 * high);
  }
}
