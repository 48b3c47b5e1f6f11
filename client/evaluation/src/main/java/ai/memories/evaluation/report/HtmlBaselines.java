package ai.memories.evaluation.report;

import ai.memories.evaluation.baseline.ComparisonText;
import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What changed against the baselines: a row per suite, and all of it in words below. */
final class HtmlBaselines {
  private static final String TITLE = "Against the baseline";

  private final Markup page;

  HtmlBaselines(Markup page) {
    this.page = page;
  }

  /** Writes nothing where nothing was compared. */
  void write(RunOutcome outcome) throws IOException {
    List<BaselineComparison> baselines = outcome.comparisons().baselines();
    if (baselines.isEmpty()) {
      return;
    }
    page.open("section", "id", "baseline").element("h2", TITLE);
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", TITLE);
    page.open("table", "class", "cards").open("thead").open("tr");
    for (String name :
        List.of(
            "Suite",
            "Newly failing",
            "Newly passing",
            "No verdict now",
            "New",
            "Gone",
            "Tokens",
            "USD",
            "Latency, sum",
            "By chance")) {
      page.element("th", name, "scope", "col");
    }
    page.close().close().open("tbody");
    for (BaselineComparison one : baselines) {
      row(one);
    }
    page.close().close().close();
    words(baselines);
    page.close();
  }

  private void row(BaselineComparison of) throws IOException {
    page.open("tr").element("th", of.suite(), "scope", "row");
    count("Newly failing", of.newlyFailing().count(), "failed");
    count("Newly passing", of.newlyPassing().count(), "passed");
    count("No verdict now", of.unjudged().count(), "errored");
    count("New", of.added().count(), "");
    count("Gone", of.gone().count(), "");
    difference("Tokens", of.tokens(), number -> Counts.of(number.longValue()));
    difference("USD", of.costUsd(), Money::usd);
    difference(
        "Latency, sum", of.latencyMs(), ms -> Durations.of(Duration.ofMillis(ms.longValue())));
    page.element("td", of.mcNemar().toString(), "data-label", "By chance").close();
  }

  private void count(String label, long count, String kind) throws IOException {
    String style = count == 0 ? "number zero" : "number " + kind;
    page.element("td", Counts.of(count), "class", style, "data-label", label);
  }

  private void difference(String label, Difference of, Function<BigDecimal, String> words)
      throws IOException {
    page.open("td", "data-label", label);
    if (of.cases() == 0) {
      page.text("unknown");
    } else if (of.before().compareTo(of.now()) == 0) {
      page.text(words.apply(of.now()) + " ").element("small", "as before");
    } else {
      page.text(words.apply(of.before()) + " → " + words.apply(of.now()) + " ");
      page.element("small", of.growth().map(HtmlBaselines::percent).orElse(""));
    }
    page.close();
  }

  private static String percent(BigDecimal growth) {
    BigDecimal percent = growth.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    return (percent.signum() < 0 ? "−" : "+") + percent.abs().toPlainString() + " %";
  }

  private void words(List<BaselineComparison> baselines) throws IOException {
    String lines = String.join("\n", ComparisonText.of(new Comparisons(baselines, List.of())));
    page.open("details", "class", "words").element("summary", "In words, with names");
    page.element("pre", lines, "dir", "auto", "tabindex", "0").close();
  }
}
