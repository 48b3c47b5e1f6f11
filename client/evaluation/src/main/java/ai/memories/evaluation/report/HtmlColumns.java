package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals.Column;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of prompts and providers, suite by suite, and below it what money buys. */
final class HtmlColumns {
  private static final String TITLE = "Prompts and providers";
  private static final String PASS_RATE = "Pass rate, 95 % interval";
  private static final String TOKENS = "Tokens in, out";
  private static final String PER_PASSED = "USD per passed";
  private static final String LATENCY = "Latency, 50–95\u00A0%";
  private static final List<String> HEAD =
      List.of(
          "#",
          "Prompt",
          "Provider",
          PASS_RATE,
          "Passed",
          "Failed",
          "Errored",
          "Not run",
          TOKENS,
          "USD",
          PER_PASSED,
          LATENCY);

  private final Markup page;
  private final HtmlSurvey survey;

  HtmlColumns(Markup page, HtmlSurvey survey) {
    this.page = page;
    this.survey = survey;
  }

  void write(RunOutcome outcome) throws IOException {
    var suites = outcome.totals().suites();
    page.open("section", "id", "columns").element("h2", TITLE);
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", TITLE);
    page.open("table", "class", "columns cards").open("thead").open("tr");
    for (String name : HEAD) {
      page.element("th", name, "scope", "col");
    }
    page.close().close();
    for (var suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    page.close().close();
    page.open("div", "class", "figures");
    for (var suite : suites.entrySet()) {
      FrontierChart.write(page, suite.getKey(), suite.getValue());
    }
    page.close();
    new HtmlPairs(page).write(outcome);
    page.close();
  }

  private void suite(String suite, Map<Column, ColumnTotals> columns) throws IOException {
    page.open("tbody").open("tr", "class", "suite");
    String width = Integer.toString(HEAD.size());
    page.element("th", suite, "scope", "rowgroup", "colspan", width).close();
    Set<Column> frontier = Frontier.of(columns);
    var bars = ColumnBars.of(page, suite, columns, survey);
    int number = 1;
    for (var column : columns.entrySet()) {
      row(number++, column.getKey(), column.getValue(), bars, frontier.contains(column.getKey()));
    }
    page.close();
  }

  private void row(
      int number, Column column, ColumnTotals totals, ColumnBars bars, boolean frontier)
      throws IOException {
    page.open("tr", "class", frontier ? "frontier" : "");
    page.element("td", Integer.toString(number), "class", "number row");
    page.element("th", column.prompt(), "scope", "row", "dir", "auto");
    page.open("td", "data-label", "Provider").element("span", column.provider(), "dir", "auto");
    if (frontier) {
      page.text(" ").element("span", "frontier", "class", "tag", "title", FrontierChart.MEANING);
    }
    page.close();
    bars.passRate(PASS_RATE, totals);
    count("Passed", totals.passed(), "passed");
    count("Failed", totals.failed(), "failed");
    count("Errored", totals.errored(), "errored");
    count("Not run", totals.notRun(), "not-run");
    bars.tokens(TOKENS, totals);
    number("USD", Money.usd(totals.costUsd()), "");
    number(PER_PASSED, totals.passed() == 0 ? "–" : Money.usd(totals.costPerPassedUsd()), "");
    bars.latency(LATENCY, column);
    page.close();
  }

  private void count(String label, long count, String kind) throws IOException {
    number(label, Counts.of(count), count == 0 ? "zero" : kind);
  }

  private void number(String label, String number, String kind) throws IOException {
    page.element("td", number, "class", ("number " + kind).strip(), "data-label", label);
  }
}
