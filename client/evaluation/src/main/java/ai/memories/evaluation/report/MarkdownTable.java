package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals.Column;
import java.util.List;
import java.util.Set;

/** The table of prompts and providers. */
final class MarkdownTable {
  private static final String HEAD =
      "| Suite | Prompt | Provider | Passed | 95 % | Failed | Errored | Not run | Tokens | USD"
          + " | USD/passed |\n"
          + "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";

  /** Beyond it, nobody reads a table, and the failures need the room. */
  private static final int MAX_ROWS = 200;

  private MarkdownTable() {}

  /** Whether all rows were written. */
  static boolean write(RunOutcome outcome, BoundedText summary) {
    summary.add(HEAD);
    int rows = 0;
    boolean compared = false;
    for (var suite : outcome.totals().suites().entrySet()) {
      Set<Column> frontier = Frontier.of(suite.getValue());
      compared |= !frontier.isEmpty();
      for (var column : suite.getValue().entrySet()) {
        boolean best = frontier.contains(column.getKey());
        if (rows++ == MAX_ROWS
            || !summary.add(row(suite.getKey(), column.getKey(), column.getValue(), best))) {
          return false;
        }
      }
    }
    if (compared) {
      summary.add("\n★ on the frontier: " + FrontierChart.MEANING + ".\n");
    }
    return true;
  }

  private static String row(String suite, Column column, ColumnTotals totals, boolean frontier) {
    PassRate rate = PassRate.of(totals);
    List<String> cells =
        List.of(
            MarkdownText.code(suite),
            MarkdownText.code(column.prompt()),
            MarkdownText.code(column.provider()) + (frontier ? " ★" : ""),
            totals.passed() + "/" + totals.cases() + " (" + rate.percent() + ")",
            rate.interval(),
            Long.toString(totals.failed()),
            Long.toString(totals.errored()),
            Long.toString(totals.notRun()),
            Counts.of(totals.usage().inputTokens() + totals.usage().billedOutputTokens()),
            Money.usd(totals.costUsd()),
            totals.passed() == 0 ? "–" : Money.usd(totals.costPerPassedUsd()));
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
