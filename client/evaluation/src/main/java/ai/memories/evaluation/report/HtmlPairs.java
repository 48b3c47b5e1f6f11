package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.ColumnComparison.Pair;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals.Column;
import java.io.IOException;
import java.util.List;

/** Who beats whom: the pairs of a suite's rows in which a difference is shown, in words. */
final class HtmlPairs {
  private static final int MAX_PAIRS = 20;

  private final Markup page;

  HtmlPairs(Markup page) {
    this.page = page;
  }

  /** Writes nothing where no suite has rows to compare. */
  void write(RunOutcome outcome) throws IOException {
    List<ColumnComparison> suites =
        outcome.comparisons().columns().stream().filter(suite -> !suite.pairs().isEmpty()).toList();
    if (suites.isEmpty()) {
      return;
    }
    page.open("div", "class", "pairs", "id", "pairs").element("h3", "Who beats whom");
    page.open("ul");
    for (ColumnComparison suite : suites) {
      suite(suite);
    }
    page.close();
    page.element(
        "p",
        "Each two rows on the tests that both have a verdict on, by the exact test of McNemar: a"
            + " difference is shown if chance alone made one so great less often than in 5 of 100"
            + " runs. The single pairs are in summary.json.",
        "class",
        "facts");
    page.close();
  }

  private void suite(ColumnComparison suite) throws IOException {
    List<Pair> shown = suite.pairs().stream().filter(pair -> pair.test().shown()).toList();
    if (shown.isEmpty()) {
      page.open("li").element("strong", suite.suite());
      page.text(": no difference shown between any of the " + suite.columns().size() + " rows");
      page.close();
    }
    for (Pair pair : shown.subList(0, Math.min(MAX_PAIRS, shown.size()))) {
      pair(suite.suite(), pair);
    }
    if (shown.size() > MAX_PAIRS) {
      String more = ": and " + (shown.size() - MAX_PAIRS) + " more pairs";
      page.open("li").element("strong", suite.suite()).text(more).close();
    }
  }

  private void pair(String suite, Pair pair) throws IOException {
    boolean first = pair.test().firstOnly() > pair.test().secondOnly();
    int more = Math.max(pair.test().firstOnly(), pair.test().secondOnly());
    int fewer = Math.min(pair.test().firstOnly(), pair.test().secondOnly());
    page.open("li").element("strong", suite).text(": ");
    page.element("strong", name(first ? pair.first() : pair.second())).text(" beats ");
    page.text(name(first ? pair.second() : pair.first()));
    page.text(
        " – it passed "
            + more
            + " that the other did not, and missed "
            + fewer
            + " that it passed, of "
            + pair.both()
            + "; "
            + pair.test());
    page.close();
  }

  private static String name(Column column) {
    return column.prompt() + " / " + column.provider();
  }
}
