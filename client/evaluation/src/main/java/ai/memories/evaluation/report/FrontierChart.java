package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Cost against quality: a numbered point per row of the suite's table, up and left is better.
 * Colours are also attributes, for where style sheets are forbidden.
 */
final class FrontierChart {
  static final String MEANING = "no other row is as good for less money, or better for the same";

  private static final int WIDTH = 420;
  private static final int HEIGHT = 180;
  private static final int LEFT = 52;
  private static final int TOP = 16;
  private static final int PLOT_WIDTH = WIDTH - LEFT - 24;
  private static final int PLOT_HEIGHT = HEIGHT - TOP - 40;

  private final Markup page;

  private FrontierChart(Markup page) {
    this.page = page;
  }

  /** Writes nothing where there is nothing to compare. */
  static void write(Markup page, String suite, Map<Column, ColumnTotals> columns)
      throws IOException {
    Set<Column> frontier = Frontier.of(columns);
    if (frontier.isEmpty()) {
      return;
    }
    double dearest =
        columns.values().stream()
            .flatMap(totals -> Frontier.costPerCase(totals).stream())
            .mapToDouble(Number::doubleValue)
            .max()
            .orElse(0);
    page.open("figure");
    page.open(
        "svg",
        "viewBox",
        "0 0 " + WIDTH + " " + HEIGHT,
        "width",
        Integer.toString(WIDTH),
        "height",
        Integer.toString(HEIGHT),
        "role",
        "img",
        "aria-label",
        "Pass rate against cost of a case, suite " + suite + "; the numbers are in the table");
    var chart = new FrontierChart(page);
    chart.axes(dearest);
    int number = 1;
    for (var column : columns.entrySet()) {
      chart.point(number++, column.getValue(), dearest, frontier.contains(column.getKey()));
    }
    page.close();
    page.open("figcaption").element("strong", suite, "dir", "auto");
    page.text(": cost against quality, lines are the 95 % intervals.");
    page.text(" Filled: on the frontier – " + MEANING + ".");
    legend(page, columns);
    page.close().close();
  }

  private static void legend(Markup page, Map<Column, ColumnTotals> columns) throws IOException {
    page.open("ol");
    for (Column column : columns.keySet()) {
      page.element("li", column.prompt() + " / " + column.provider(), "dir", "auto");
    }
    page.close();
  }

  private void axes(double dearest) throws IOException {
    for (int percent = 0; percent <= 100; percent += 50) {
      double y = y(percent / 100.0);
      line("grid", LEFT, y, LEFT + PLOT_WIDTH, y);
      label(percent + " %", LEFT - 6, y + 4, "end");
    }
    line("grid", LEFT, TOP, LEFT, TOP + PLOT_HEIGHT);
    label("0", LEFT, TOP + PLOT_HEIGHT + 16, "middle");
    String most = Money.usd(BigDecimal.valueOf(dearest));
    label(most, LEFT + PLOT_WIDTH, TOP + PLOT_HEIGHT + 16, "middle");
    label("USD per case", LEFT + PLOT_WIDTH / 2.0, TOP + PLOT_HEIGHT + 32, "middle");
  }

  private void point(int number, ColumnTotals totals, double dearest, boolean best)
      throws IOException {
    var cost = Frontier.costPerCase(totals);
    if (cost.isEmpty() || !PassRate.of(totals).known()) {
      return;
    }
    double share = dearest == 0 ? 0 : cost.get().doubleValue() / dearest;
    double x = LEFT + share * PLOT_WIDTH;
    PassRate rate = PassRate.of(totals);
    double y = y(rate.rate());
    line("interval", x, y(rate.low()), x, y(rate.high()));
    page.empty(
        "circle",
        "class",
        best ? "point best" : "point",
        "cx",
        ColumnBars.decimal(x),
        "cy",
        ColumnBars.decimal(y),
        "r",
        "9",
        "fill",
        best ? "#146c36" : "#ffffff",
        "stroke",
        "#146c36");
    label(Integer.toString(number), x, y + 4, best ? "best" : "middle");
  }

  private static double y(double rate) {
    return TOP + (1 - rate) * PLOT_HEIGHT;
  }

  private void line(String kind, double x1, double y1, double x2, double y2) throws IOException {
    page.empty(
        "line",
        "class",
        kind,
        "x1",
        ColumnBars.decimal(x1),
        "y1",
        ColumnBars.decimal(y1),
        "x2",
        ColumnBars.decimal(x2),
        "y2",
        ColumnBars.decimal(y2),
        "stroke",
        kind.equals("grid") ? "#d5d9e0" : "#565e6b");
  }

  private void label(String text, double x, double y, String kind) throws IOException {
    page.element(
        "text",
        text,
        "class",
        kind,
        "x",
        ColumnBars.decimal(x),
        "y",
        ColumnBars.decimal(y),
        "font-size",
        "11",
        "text-anchor",
        kind.equals("end") ? "end" : "middle",
        "fill",
        kind.equals("best") ? "#ffffff" : "#565e6b");
  }
}
