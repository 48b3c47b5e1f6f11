package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;

/** Links to the page's sections, for keyboards and for long pages. */
final class HtmlContents {

  private HtmlContents() {}

  static void write(Markup page, RunOutcome outcome) throws IOException {
    ColumnTotals all = outcome.totals().all();
    page.open("nav", "class", "contents", "aria-label", "Sections");
    if (all.passed() < all.cases()) {
      page.element("a", "What did not pass", "href", "#failures").text(" ");
    }
    page.element("a", "Prompts and providers", "href", "#columns").text(" ");
    if (!outcome.comparisons().baselines().isEmpty()) {
      page.element("a", "Against the baseline", "href", "#baseline").text(" ");
    }
    // the script has the cases, and shows this
    page.element("a", "All cases", "href", "#cases", "id", "to-cases", "hidden", "");
    page.close();
  }
}
