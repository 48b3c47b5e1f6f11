package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The top of the page: does the build pass, how many cases did, what it took. */
final class HtmlOverview {
  private final Markup page;
  private final RunOutcome outcome;

  private HtmlOverview(Markup page, RunOutcome outcome) {
    this.page = page;
    this.outcome = outcome;
  }

  static void write(Markup page, RunOutcome outcome) throws IOException {
    var overview = new HtmlOverview(page, outcome);
    overview.verdict();
    overview.sentences("failures", outcome.failures());
    HtmlVerdicts.write(page, outcome.totals().all());
    overview.tiles();
    overview.sentences("notices", ComparisonLines.otherNotices(outcome));
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

  private void tiles() throws IOException {
    ColumnTotals all = outcome.totals().all();
    page.open("dl", "class", "tiles");
    String tokensOut = Counts.of(all.usage().billedOutputTokens());
    tile(
        "Tokens",
        Counts.of(all.usage().inputTokens()) + " in",
        tokensOut + " out" + unknown(all.unknownUsages()));
    tile("Spent", usd(outcome.spent()), calls());
    tile("To record anew", usd(outcome.asRecorded()), "about, at prices of " + outcome.pricesOf());
    budget();
    tile(
        "Time",
        Durations.of(outcome.elapsed()),
        Counts.of(outcome.answers().replayed()) + " answers replayed");
    baseline();
    page.close();
  }

  private void baseline() throws IOException {
    var baselines = outcome.comparisons().baselines();
    if (baselines.isEmpty()) {
      tile("Against the baseline", "–", "there is none, or nothing was compared");
      return;
    }
    long failing = baselines.stream().mapToLong(one -> one.newlyFailing().count()).sum();
    long passing = baselines.stream().mapToLong(one -> one.newlyPassing().count()).sum();
    long compared = baselines.stream().mapToLong(one -> one.compared()).sum();
    tile(
        failing > 0 ? "tile failed" : "tile",
        "Against the baseline",
        Counts.of(failing) + " newly failing",
        Counts.of(passing) + " newly passing, of " + Counts.of(compared) + " compared");
  }

  private void tile(String name, String value, String note) throws IOException {
    tile("tile", name, value, note);
  }

  private void tile(String kind, String name, String value, String note) throws IOException {
    page.open("div", "class", kind).element("dt", name);
    page.open("dd").element("strong", value).text(" ").element("small", note);
    page.close().close();
  }

  private void budget() throws IOException {
    if (outcome.limits().equals(Limits.NONE)) {
      tile("Budget used", "–", "no limit is set");
      return;
    }
    String spent = BudgetShare.percent(outcome.spent(), outcome.limits());
    String anew = BudgetShare.percent(outcome.asRecorded(), outcome.limits());
    tile("Budget used", spent, "of " + limits() + "; a recording anew would use " + anew);
  }

  private String limits() {
    Optional<String> money = outcome.limits().maxCost().map(cost -> Money.usd(cost.usd()) + " USD");
    Optional<String> tokens =
        outcome.limits().maxTokens().stream().mapToObj(n -> Counts.of(n) + " tokens").findFirst();
    return Stream.concat(money.stream(), tokens.stream()).collect(Collectors.joining(", "));
  }

  private String calls() {
    long calls = outcome.answers().recorded() + outcome.answers().live();
    return Counts.of(calls) + (calls == 1 ? " answer was paid for" : " answers were paid for");
  }

  private static String unknown(long answers) {
    return answers == 0 ? "" : ", " + answers + " unknown";
  }

  private static String usd(Totals totals) {
    String usd = Money.usd(totals.cost().map(Cost::usd));
    return totals.cost().isPresent() ? usd + " USD" : usd;
  }
}
