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
  private static final List<String> HEAD =
      List.of(
          "#",
          "Prompt",
          "Provider",
          "Pass rate, 95 % interval",
          "Passed",
          "Failed",
          "Errored",
          "Not run",
          "Tokens in, out",
          "USD",
          "USD/passed",
          "Latency, 50–95 %");

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
    page.open("table", "class", "columns").open("thead").open("tr");
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
    page.close().close();
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
    page.element("td", Integer.toString(number), "class", "number");
    page.element("th", column.prompt(), "scope", "row");
    page.open("td").text(column.provider());
    if (frontier) {
      page.text(" ").element("span", "frontier", "class", "tag", "title", FrontierChart.MEANING);
    }
    page.close();
    bars.passRate(totals);
    number(totals.passed(), "passed");
    number(totals.failed(), "failed");
    number(totals.errored(), "errored");
    number(totals.notRun(), "not-run");
    bars.tokens(totals);
    page.element("td", Money.usd(totals.costUsd()), "class", "number");
    String perPassed = totals.passed() == 0 ? "–" : Money.usd(totals.costPerPassedUsd());
    page.element("td", perPassed, "class", "number");
    bars.latency(column);
    page.close();
  }

  private void number(long count, String kind) throws IOException {
    page.element(
        "td", Long.toString(count), "class", count == 0 ? "number zero" : "number " + kind);
  }
}
