package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The top of the page: does the build pass, how many cases did, what it took. */
final class HtmlOverview {
  private final Markup page;
  private final RunOutcome outcome;

  private HtmlOverview(Markup page, RunOutcome outcome) {
    this.page = page;
    this.outcome = outcome;
  }

  static void write(Markup page, RunOutcome outcome, HtmlBudget budget) throws IOException {
    var overview = new HtmlOverview(page, outcome);
    overview.verdict();
    overview.sentences("failures", outcome.failures());
    overview.sentences("notices", ComparisonLines.otherNotices(outcome));
    overview.tiles();
    if (!budget.notice().isEmpty()) {
      page.element("p", budget.notice(), "class", "notice", "id", "too-large");
    }
    overview.comparisons();
  }

  private void verdict() throws IOException {
    boolean success = outcome.success();
    page.open("h1");
    page.element(
        "span",
        success ? "✓ Passed" : "✗ Failed",
        "id",
        "verdict",
        "class",
        success ? "badge passed" : "badge failed");
    page.text(" Memories report").close();
    page.open("p", "class", "facts");
    page.text("Run " + outcome.runId() + " of ");
    page.element(
        "time", Durations.minute(outcome.started()), "datetime", outcome.started().toString());
    page.text(", mode " + outcome.mode().mode().label() + " (" + outcome.mode().why() + ")");
    page.text(", prices of " + outcome.pricesOf()).close();
  }

  private void sentences(String name, List<String> sentences) throws IOException {
    if (sentences.isEmpty()) {
      return;
    }
    page.open("ul", "class", name);
    for (String sentence : sentences) {
      page.element("li", sentence);
    }
    page.close();
  }

  private void comparisons() throws IOException {
    String lines = ComparisonLines.of(outcome);
    if (!lines.isEmpty()) {
      page.open("section", "id", "comparisons").element("h2", "What changed, and who beats whom");
      page.element("pre", lines, "tabindex", "0").close();
    }
  }

  private void tiles() throws IOException {
    ColumnTotals all = outcome.totals().all();
    page.open("dl", "class", "tiles");
    tile("Cases", Long.toString(all.cases()), "", "");
    tile(
        "Passed", Long.toString(all.passed()), PassRate.of(all).percent() + " of judged", "passed");
    tile("Failed", Long.toString(all.failed()), "wrong answers", "failed");
    tile("Errored", Long.toString(all.errored()), missed(all), "errored");
    tile("Not run", Long.toString(all.notRun()), "budget", "not-run");
    String tokensIn = Counts.of(all.usage().inputTokens());
    String tokensOut = Counts.of(all.usage().billedOutputTokens());
    tile("Tokens", tokensIn + " in", tokensOut + " out" + unknown(all.unknownUsages()), "");
    tile("Spent", usd(outcome.spent()), limit(), "");
    tile("Recorded anew", usd(outcome.asRecorded()), anew(), "");
    tile("Time", Durations.of(outcome.elapsed()), answers(), "");
    page.close();
  }

  private void tile(String name, String value, String note, String kind) throws IOException {
    page.open("div", "class", ("tile " + kind).strip());
    page.element("dt", name);
    page.open("dd").element("strong", value);
    if (!note.isEmpty()) {
      page.text(" ").element("small", note);
    }
    page.close().close();
  }

  private String limit() {
    Optional<String> money = outcome.limits().maxCost().map(cost -> Money.usd(cost.usd()) + " USD");
    Optional<String> tokens =
        outcome.limits().maxTokens().stream().mapToObj(n -> Counts.of(n) + " tokens").findFirst();
    List<String> limits = Stream.concat(money.stream(), tokens.stream()).toList();
    return limits.isEmpty()
        ? "no limit"
        : BudgetShare.percent(outcome.spent(), outcome.limits())
            + " of the limit, "
            + String.join(", ", limits);
  }

  private String anew() {
    return outcome.limits().equals(Limits.NONE)
        ? "at today's prices"
        : BudgetShare.percent(outcome.asRecorded(), outcome.limits()) + " of the limit";
  }

  private String answers() {
    var from = outcome.answers();
    return from.replayed() + " replayed, " + (from.recorded() + from.live()) + " called";
  }

  private static String missed(ColumnTotals all) {
    return all.missed() == 0 ? "no verdict" : all.missed() + " without recording";
  }

  private static String unknown(long answers) {
    return answers == 0 ? "" : ", " + answers + " unknown";
  }

  private static String usd(Totals totals) {
    String usd = Money.usd(totals.cost().map(Cost::usd));
    return totals.cost().isPresent() ? usd + " USD" : usd;
  }
}
