package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A suite's table: a row per prompt and provider, numbers to the right. */
final class ConsoleTable {
  private static final List<String> HEAD =
      List.of(
          "prompt",
          "provider",
          "cases",
          "passed",
          "failed",
          "errored",
          "not run",
          "tokens in",
          "tokens out",
          "USD",
          "USD/passed",
          "time");
  private static final int FIRST_NUMBER = 2;
  private static final int MAX_LABEL = 32;

  private ConsoleTable() {}

  static List<String> of(Map<Column, ColumnTotals> columns) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    columns.forEach((column, totals) -> rows.add(row(column, totals)));
    int[] widths = new int[HEAD.size()];
    rows.forEach(
        row -> {
          for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
          }
        });
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static List<String> row(Column column, ColumnTotals totals) {
    return Arrays.asList(
        shortened(column.prompt()),
        shortened(column.provider()),
        Long.toString(totals.cases()),
        Long.toString(totals.passed()),
        Long.toString(totals.failed()),
        Long.toString(totals.errored()),
        Long.toString(totals.notRun()),
        Long.toString(totals.usage().inputTokens()),
        Long.toString(totals.usage().billedOutputTokens()),
        Money.usd(totals.costUsd()),
        totals.passed() == 0 ? "-" : Money.usd(totals.costPerPassedUsd()),
        String.format(Locale.ROOT, "%.1f s", totals.latency().toMillis() / 1000.0));
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String padding = " ".repeat(widths[i] - cell.length());
      line.append(i == 0 ? "" : "  ");
      line.append(i < FIRST_NUMBER ? cell + padding : padding + cell);
    }
    return line.toString().stripTrailing();
  }

  private static String shortened(String label) {
    String line = label.replaceAll("\\s+", " ");
    return line.length() <= MAX_LABEL ? line : line.substring(0, MAX_LABEL - 1) + "…";
  }
}
