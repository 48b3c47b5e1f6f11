package ai.memories.evaluation.report;

import ai.memories.evaluation.report.NotPassed.Kind;
import ai.memories.evaluation.result.CaseResult;
import java.io.IOException;
import java.util.List;

/** What did not pass, as plain HTML: readable also where neither script nor style is allowed. */
final class HtmlFailures {
  private static final int MAX_CASES = 200;
  private static final int MAX_REASONS = 10;
  private static final int MAX_TEXT = 2_000;

  private final Markup page;
  private int written;

  HtmlFailures(Markup page) {
    this.page = page;
  }

  void write(NotPassed cases) throws IOException {
    if (cases.count() == 0) {
      return;
    }
    page.open("section", "id", "failures");
    page.element("h2", "What did not pass");
    cases.forEach(
        (kind, result) -> {
          if (written < MAX_CASES) {
            write(kind, result);
          }
          return ++written < MAX_CASES;
        });
    if (cases.count() > MAX_CASES) {
      page.element("p", "And " + Counts.of(cases.count() - MAX_CASES) + " more, in results.jsonl.");
    }
    page.close();
  }

  private void write(Kind kind, CaseResult result) throws IOException {
    String verdict = VerdictWords.of(result.verdict());
    List<String> reasons = result.reasons();
    page.open("details").open("summary");
    page.element("strong", verdict, "class", "badge " + verdict.replace(' ', '-')).text(" ");
    page.element("span", result.name().toString(), "class", "name", "dir", "auto");
    if (kind == Kind.NEWLY_FAILING) {
      page.text(" ").element("span", kind.label(), "class", "tag failed");
    }
    if (!reasons.isEmpty()) {
      page.text(" ");
      page.element(
          "span", VisibleText.start(reasons.get(0), 160), "class", "reason", "dir", "auto");
    }
    page.close();
    page.open("p").text(result.source() + " · ");
    page.element("a", "open the case", "class", "open", "href", CaseLink.of(result.name()));
    page.close().open("ul");
    for (String reason : reasons.subList(0, Math.min(reasons.size(), MAX_REASONS))) {
      page.element("li", VisibleText.start(reason, MAX_TEXT), "dir", "auto");
    }
    if (reasons.size() > MAX_REASONS) {
      page.element("li", "and " + (reasons.size() - MAX_REASONS) + " more reasons");
    }
    page.close();
    if (result.output().isPresent()) {
      page.element("h3", "Answer");
      String start = VisibleText.start(result.output().get(), MAX_TEXT);
      page.element("pre", start, "dir", "auto");
    }
    page.close().trusted("\n");
  }
}
