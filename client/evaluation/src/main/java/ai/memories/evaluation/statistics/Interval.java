package ai.memories.evaluation.statistics;

import java.util.Locale;

/**
 * Where a true rate is likely to lie, after so many samples. Immutable.
 *
 * <pre>{@code
 * Interval.wilson(7, 10, 0.95).toString(); // 40 % to 89 %
 * }</pre>
 *
 * @param low the lower end, from 0
 * @param high the upper end, to 1
 */
public record Interval(double low, double high) {

  /**
   * The Wilson score interval of a rate. It holds also for few samples and near 0 and 1, where the
   * textbook interval does not.
   *
   * @param passed how many samples passed
   * @param run how many there were, at least 1
   * @param confidence how often such an interval holds the true rate, between 0 and 1
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
   */
  public static Interval wilson(int passed, int run, double confidence) {
    if (passed < 0 || run < 1 || passed > run) {
      throw new IllegalArgumentException(passed + " of " + run + " cannot pass");
    }
    double z = Normal.twoSided(confidence);
    double n = run;
    double p = passed / n;
    double shrink = 1 + z * z / n;
    double centre = (p + z * z / (2 * n)) / shrink;
    double half = z / shrink * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    // at the ends the formula is exact, its floating point is not
    return new Interval(
        passed == 0 ? 0 : Math.max(0, centre - half),
        passed == run ? 1 : Math.min(1, centre + half));
  }

  /** In whole per cent: {@code 40 % to 89 %}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f %% to %.0f %%", low * 100, high * 100);
  }
}
