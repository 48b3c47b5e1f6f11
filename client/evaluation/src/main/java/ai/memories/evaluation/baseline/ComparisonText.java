package ai.memories.evaluation.baseline;

import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.ColumnComparison.Pair;
import ai.memories.evaluation.result.ColumnComparison.Standing;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.SchemaRegression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Comparisons as lines for people.
 *
 * <pre>{@code
 * ComparisonText.of(outcome.comparisons()).forEach(log::info);
 * }</pre>
 */
public final class ComparisonText {
  private static final int MAX_PAIRS = 15;
  private static final int MAX_CHANGES = 10;
  private static final String BROKEN = "  broken by the change";
  private static final MathContext SHORT = new MathContext(3);

  private final List<String> lines = new ArrayList<>();

  private ComparisonText() {}

  /** The lines, the newly broken first. */
  public static List<String> of(Comparisons comparisons) {
    var text = new ComparisonText();
    comparisons.baselines().forEach(text::baseline);
    comparisons.columns().forEach(text::columns);
    return text.lines.stream().map(Regressions::printable).toList();
  }

  /** Whether one of the lines may quote answers: those which a schema refuses, with the reason. */
  public static boolean quotesAnswers(String line) {
    return line.startsWith("  " + BROKEN);
  }

  private void baseline(BaselineComparison of) {
    lines.add(
        "%s against its baseline: %d newly failing, %d newly passing, %d new, %d gone, of %d compared"
                .formatted(
                    of.suite(),
                    of.newlyFailing().count(),
                    of.newlyPassing().count(),
                    of.added().count(),
                    of.gone().count(),
                    of.compared())
            + "; "
            + of.mcNemar());
    names("newly failing", of.newlyFailing());
    names("newly passing", of.newlyPassing());
    names("without a verdict now", of.unjudged());
    names("new", of.added());
    names("gone", of.gone());
    lines.add("  " + differences(of));
    prices(of.prices());
    names("changed model", of.changedModel());
    names("changed prompt", of.changedPrompt());
    names("changed samples", of.changedSamples());
    names("changed responseSchema", of.changedSchema());
    of.schemas().forEach(this::schema);
  }

  private void names(String heading, Names names) {
    if (names.any()) {
      lines.add("  %s (%d): %s".formatted(heading, names.count(), Regressions.named(names)));
    }
  }

  private static String differences(BaselineComparison of) {
    return String.join(
        ", ",
        difference("tokens", of.tokens(), ""),
        difference("cost", of.costUsd(), " USD"),
        difference("recorded latency", of.latencyMs(), " ms"));
  }

  private static String difference(String what, Difference of, String unit) {
    if (of.cases() == 0) {
      return what + " unknown";
    }
    String growth =
        of.growth()
            .map(part -> " (" + (part.signum() < 0 ? "" : "+") + Regressions.percent(part) + ")")
            .orElse("");
    return what + " " + number(of.before()) + " → " + number(of.now()) + unit + growth;
  }

  private void prices(PriceShift prices) {
    prices.changes().forEach(change -> lines.add("  changed price: " + change));
    if (prices.costs().cases() > 0) {
      lines.add(
          "    by that alone its answers cost "
              + number(prices.costs().now())
              + " USD, no longer "
              + number(prices.costs().before())
              + " USD; the costs above are both at today's prices");
    }
  }

  private void schema(SchemaRegression of) {
    of.changes().stream().limit(MAX_CHANGES).forEach(change -> lines.add("    " + change));
    if (of.changes().size() > MAX_CHANGES) {
      lines.add("    and " + (of.changes().size() - MAX_CHANGES) + " more changes");
    }
    of.refused().forEach(problem -> lines.add("    refused: " + problem));
    long answers = of.valid() + of.broken().count() + of.invalidBefore();
    lines.add(
        "    %d of %d recorded answers satisfy the new schema".formatted(of.valid(), answers)
            + count(of.invalidBefore(), "satisfied not even the old one")
            + count(of.unknown(), "were not kept (evidence), so nothing is known of them")
            + of.recordUsd()
                .map(usd -> "; recording these cases anew would cost about " + number(usd) + " USD")
                .orElse("; what recording these cases anew would cost is unknown"));
    names(BROKEN, of.broken());
  }

  private static String count(long count, String what) {
    return count == 0 ? "" : "; " + count + " " + what;
  }

  /** Only what differs: all of it stands in summary.json, and the rates in the table above. */
  private void columns(ColumnComparison of) {
    List<Standing> judged = of.columns().stream().filter(column -> column.judged() > 0).toList();
    if (judged.size() < 2) {
      return;
    }
    List<Pair> differing = of.pairs().stream().filter(Pair::differs).toList();
    String compared = of.suite() + ", columns compared:";
    if (differing.isEmpty()) {
      lines.add(
          "%s no test passed in one of the %d and failed in another; no difference shown"
              .formatted(compared, judged.size()));
      return;
    }
    lines.add(compared);
    judged.forEach(standing -> lines.add("  " + standing(standing)));
    differing.stream().limit(MAX_PAIRS).forEach(pair -> lines.add("  " + pair(pair)));
    if (differing.size() > MAX_PAIRS) {
      lines.add("  and " + (differing.size() - MAX_PAIRS) + " more pairs in summary.json");
    }
  }

  private static String standing(Standing of) {
    String rate =
        String.format(
            Locale.ROOT,
            "%d of %d passed, %.1f %% (95 %% interval %s)",
            of.passed(),
            of.judged(),
            100.0 * of.passed() / of.judged(),
            of.interval());
    Optional<BigDecimal> cost = of.costPerPassedUsd();
    return name(of.column())
        + ": "
        + rate
        + cost.map(usd -> ", " + number(usd) + " USD per passed case").orElse("");
  }

  private static String pair(Pair of) {
    return "%s passed %d that %s did not, and missed %d that it passed, of %d in both; %s"
        .formatted(
            name(of.first()),
            of.test().firstOnly(),
            name(of.second()),
            of.test().secondOnly(),
            of.both(),
            of.test());
  }

  private static String name(Column column) {
    return column.prompt() + " / " + column.provider();
  }

  /** Whole numbers as they are, others to three digits that count. */
  static String number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() <= 0 ? plain.toPlainString() : plain.round(SHORT).toPlainString();
  }
}
