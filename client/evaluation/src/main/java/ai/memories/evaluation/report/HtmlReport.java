package ai.memories.evaluation.report;

import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code report.html}: one file without network or foreign script. Verdict, tables and the first
 * failures are plain HTML and show where a CI server forbids script and style; our script adds the
 * matrix of all cases, filters, search and the page of a case. Below 20 MB, whatever the run.
 */
public final class HtmlReport implements ReportWriter {
  /** For the cases' data; tables and failures come on top and stay below 20 MB with it. */
  private static final long MAX_DATA_BYTES = 17_000_000;

  private final long maxDataBytes;

  /** Called by the service loader. */
  public HtmlReport() {
    this(MAX_DATA_BYTES);
  }

  HtmlReport(long maxDataBytes) {
    this.maxDataBytes = maxDataBytes;
  }

  @Override
  public String format() {
    return "html";
  }

  @Override
  public void write(RunOutcome outcome, Path directory) throws IOException {
    var columns = new ColumnIndex(outcome.totals().suites());
    ChangedCases changes = ChangedCases.of(outcome.results());
    HtmlSurvey survey = HtmlSurvey.of(outcome, columns, changes, maxDataBytes);
    HtmlBudget budget = HtmlBudget.choose(survey, maxDataBytes);
    var script = PageResource.read("report.js");
    var style = PageResource.read("report.css");
    try (Writer out = Files.newBufferedWriter(directory.resolve("report.html"))) {
      var page = new Markup(out);
      HtmlHead.write(page, outcome, script, style);
      page.open("body");
      page.open("header");
      HtmlOverview.write(page, outcome);
      HtmlContents.write(page, outcome);
      page.close().open("main");
      notices(page, budget, changes);
      new HtmlFailures(page).write(new NotPassed(outcome, changes));
      new HtmlColumns(page, survey).write(outcome);
      new HtmlBaselines(page).write(outcome);
      page.trusted(PageResource.read("report-cases.html").text());
      page.close();
      new HtmlData(page, columns, changes, budget, maxDataBytes).write(outcome, survey.cases());
      page.open("script").trusted(script.text()).close();
      page.close().close().trusted("\n");
    }
  }

  /** What the page has not, and where it is. */
  private static void notices(Markup page, HtmlBudget budget, ChangedCases changes)
      throws IOException {
    if (!budget.notice().isEmpty()) {
      page.element("p", budget.notice(), "class", "notice", "id", "too-large");
    }
    if (changes.leftOut() > 0) {
      page.element(
          "p",
          Counts.of(changes.leftOut())
              + " more cases than are marked here are not as in the baseline; they are in"
              + " changes.jsonl.",
          "class",
          "notice");
    }
  }
}
