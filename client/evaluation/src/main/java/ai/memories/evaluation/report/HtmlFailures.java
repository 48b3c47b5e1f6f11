package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What did not pass, as plain HTML: readable also where neither script nor style is allowed. */
final class HtmlFailures {
  private static final int MAX_CASES = 200;
  private static final int MAX_REASONS = 10;
  private static final int MAX_TEXT = 2_000;

  private final Markup page;

  HtmlFailures(Markup page) {
    this.page = page;
  }

  void write(RunOutcome outcome) throws IOException {
    var all = outcome.totals().all();
    long notPassed = all.cases() - all.passed();
    if (notPassed == 0) {
      return;
    }
    page.open("section", "id", "failures");
    page.element("h2", "What did not pass");
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      Stream<CaseResult> shown =
          results
              .filter(result -> result.verdict() != Verdict.PASSED && !result.isSample())
              .limit(MAX_CASES);
      for (CaseResult result : (Iterable<CaseResult>) shown::iterator) {
        write(result);
      }
    }
    if (notPassed > MAX_CASES) {
      page.element("p", "And " + Counts.of(notPassed - MAX_CASES) + " more, in results.jsonl.");
    }
    page.close();
  }

  private void write(CaseResult result) throws IOException {
    String verdict = result.verdict().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    List<String> reasons = result.reasons();
    page.open("details").open("summary");
    page.element("strong", verdict, "class", "badge " + verdict.replace(' ', '-')).text(" ");
    page.element("span", result.name().toString(), "class", "name");
    if (!reasons.isEmpty()) {
      page.text(" ").element("span", VisibleText.start(reasons.get(0), 160), "class", "reason");
    }
    page.close();
    page.open("p").text(result.source() + " · ");
    page.element("a", "open the case", "class", "open", "href", CaseLink.of(result.name()));
    page.close().open("ul");
    for (String reason : reasons.subList(0, Math.min(reasons.size(), MAX_REASONS))) {
      page.element("li", VisibleText.start(reason, MAX_TEXT));
    }
    page.close();
    if (result.output().isPresent()) {
      page.element("h4", "Answer");
      page.element("pre", VisibleText.start(result.output().get(), MAX_TEXT));
    }
    page.close().trusted("\n");
  }
}
