package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * The small charts in a suite's table, each beside the numbers it shows; scales are shared by the
 * suite's rows. The charts are hidden from screen readers, which read the numbers.
 */
final class ColumnBars {
  private static final int WIDTH = 72;
  private static final int HEIGHT = 12;

  /** For where style sheets are forbidden; else the style sheet's colours count. */
  private static final Map<String, String> FILL =
      Map.of(
          "track", "#d5d9e0",
          "good", "#7cc796",
          "whisker", "#14532d",
          "input", "#7fa9df",
          "output", "#2f66ad",
          "slow", "#a58bd0");

  private final Markup page;
  private final String suite;
  private final HtmlSurvey survey;
  private final double mostTokens;
  private final double longest;

  private ColumnBars(
      Markup page, String suite, HtmlSurvey survey, double mostTokens, double longest) {
    this.page = page;
    this.suite = suite;
    this.survey = survey;
    this.mostTokens = mostTokens;
    this.longest = longest;
  }

  static ColumnBars of(
      Markup page, String suite, Map<Column, ColumnTotals> columns, HtmlSurvey survey) {
    double tokens =
        columns.values().stream()
            .mapToDouble(t -> t.usage().inputTokens() + t.usage().billedOutputTokens())
            .max()
            .orElse(1);
    double latency =
        columns.keySet().stream()
            .mapToDouble(c -> survey.latencies(suite, c).percentile(0.95).toMillis())
            .max()
            .orElse(1);
    return new ColumnBars(page, suite, survey, Math.max(1, tokens), Math.max(1, latency));
  }

  void passRate(String label, ColumnTotals totals) throws IOException {
    PassRate rate = PassRate.of(totals);
    page.open("td", "class", "chart", "data-label", label);
    if (rate.known()) {
      chart();
      bar("track", 0, 1, 0, HEIGHT);
      bar("good", 0, rate.rate(), 0, HEIGHT);
      bar("whisker", rate.low(), rate.high(), HEIGHT / 2 - 1, 2);
      page.close();
    }
    page.element("span", rate.percent()).text(" ");
    page.element("small", rate.interval(), "title", "of " + rate.judged() + " judged").close();
  }

  void tokens(String label, ColumnTotals totals) throws IOException {
    long in = totals.usage().inputTokens();
    long out = totals.usage().billedOutputTokens();
    page.open("td", "class", "chart", "data-label", label);
    chart();
    bar("input", 0, in / mostTokens, 0, HEIGHT);
    bar("output", in / mostTokens, (in + out) / mostTokens, 0, HEIGHT);
    page.close();
    page.element("span", Counts.of(in) + ", " + Counts.of(out)).close();
  }

  void latency(String label, Column column) throws IOException {
    Latencies latencies = survey.latencies(suite, column);
    page.open("td", "class", "chart", "data-label", label);
    if (latencies.known()) {
      double median = latencies.percentile(0.5).toMillis() / longest;
      double high = latencies.percentile(0.95).toMillis() / longest;
      chart();
      bar("track", 0, 1, 0, HEIGHT);
      bar("slow", median, Math.max(high, median + 0.02), 0, HEIGHT);
      page.close();
      String from = Durations.of(latencies.percentile(0.5));
      page.element("span", from + " – " + Durations.of(latencies.percentile(0.95)));
    } else {
      page.text("–");
    }
    page.close();
  }

  private void chart() throws IOException {
    page.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "width",
        Integer.toString(WIDTH),
        "height",
        Integer.toString(HEIGHT),
        "aria-hidden",
        "true");
  }

  private void bar(String kind, double from, double to, int y, int height) throws IOException {
    page.empty(
        "rect",
        "class",
        kind,
        "x",
        decimal(from * WIDTH),
        "y",
        Integer.toString(y),
        "width",
        decimal(Math.max(0, to - from) * WIDTH),
        "height",
        Integer.toString(height),
        "fill",
        FILL.getOrDefault(kind, "#000000"));
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
