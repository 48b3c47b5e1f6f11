package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.statistics.Interval;
import ai.memories.evaluation.statistics.SampleRule;
import java.util.Locale;

/**
 * The share of right answers among those that could be judged, with its 95 % Wilson interval.
 *
 * @param passed the right ones
 * @param judged the right and the wrong ones
 */
record PassRate(long passed, long judged) {

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
    return wilson().low();
  }

  double high() {
    return wilson().high();
  }

  private Interval wilson() {
    return Interval.wilson(
        Math.toIntExact(passed), Math.toIntExact(judged), SampleRule.USUAL_CONFIDENCE);
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
