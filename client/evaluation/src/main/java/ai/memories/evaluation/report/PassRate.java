package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import java.util.Locale;

/**
 * The share of right answers among those that could be judged, with its 95 % Wilson interval, which
 * stays sensible for few cases and for rates near 0 and 1.
 *
 * @param passed the right ones
 * @param judged the right and the wrong ones
 */
record PassRate(long passed, long judged) {
  /** The normal distribution's 97.5 % point. */
  private static final double Z = 1.959964;

  PassRate {
    if (passed < 0 || passed > judged) {
      throw new IllegalArgumentException(passed + " of " + judged + " is no share");
    }
  }

  /** Errors are not wrong answers: they are not counted here. */
  static PassRate of(ColumnTotals totals) {
    return new PassRate(totals.passed(), totals.passed() + totals.failed());
  }

  boolean known() {
    return judged > 0;
  }

  double rate() {
    return known() ? (double) passed / judged : 0;
  }

  double low() {
    return known() ? Math.max(0, centre() - half()) : 0;
  }

  double high() {
    return known() ? Math.min(1, centre() + half()) : 1;
  }

  private double centre() {
    return (rate() + Z * Z / (2 * judged)) / (1 + Z * Z / judged);
  }

  private double half() {
    double variance = rate() * (1 - rate()) / judged + Z * Z / (4.0 * judged * judged);
    return Z * Math.sqrt(variance) / (1 + Z * Z / judged);
  }

  /** Such as {@code 92 %}, or a dash where nothing was judged. */
  String percent() {
    return known() ? percent(rate()) + " %" : "–";
  }

  /** Such as {@code 85–96 %}. */
  String interval() {
    return known() ? percent(low()) + "–" + percent(high()) + " %" : "";
  }

  /** Never rounds up to all or down to none. */
  private static String percent(double share) {
    double percent = share * 100;
    boolean nearEdge = (percent > 99 && percent < 100) || (percent > 0 && percent < 1);
    return nearEdge
        ? String.format(Locale.ROOT, "%.1f", Math.floor(percent * 10) / 10)
        : Long.toString(Math.round(percent));
  }
}
