package ai.memories.evaluation.baseline;

import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.PriceChange;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.SchemaRegression;
import ai.memories.evaluation.suite.RegressionRules;
import ai.memories.schema.SchemaChange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What in a comparison a suite's rules do not accept: a sentence each.
 *
 * <pre>{@code
 * List<String> broken = Regressions.of(comparison, suite.regression());
 * if (!broken.isEmpty()) {
 *   fail(broken); // [invoices: 2 newly failing against the baseline, 0 allowed: …]
 * }
 * }</pre>
 */
public final class Regressions {
  private static final int NAMED = 5;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Regressions() {}

  /** The sentences; none where all is accepted. */
  public static List<String> of(BaselineComparison comparison, RegressionRules rules) {
    List<String> broken = new ArrayList<>();
    rules.newFailures().ifPresent(most -> newFailures(comparison, most, broken));
    rules.costIncrease().ifPresent(most -> costIncrease(comparison, most, broken));
    if (!rules.allowBreakingSchema()) {
      comparison.schemas().stream()
          .filter(SchemaRegression::breaking)
          .forEach(schema -> broken.add(schema(comparison, schema)));
    }
    return broken.stream().map(Regressions::printable).toList();
  }

  private static void newFailures(BaselineComparison comparison, int most, List<String> broken) {
    Names failing = comparison.newlyFailing();
    if (failing.count() > most) {
      broken.add(
          "%s: %d newly failing against the baseline, %d allowed: %s"
              .formatted(comparison.suite(), failing.count(), most, named(failing)));
    }
  }

  private static void costIncrease(
      BaselineComparison comparison, BigDecimal most, List<String> broken) {
    Optional<BigDecimal> growth = comparison.costUsd().growth();
    if (growth.filter(part -> part.compareTo(most) > 0).isPresent()) {
      broken.add(
          "%s: the same cases cost %s more than in the baseline, at most %s allowed"
              .formatted(comparison.suite(), percent(growth.get()), percent(most)));
    }
  }

  private static String schema(BaselineComparison comparison, SchemaRegression schema) {
    List<SchemaChange> breaking = schema.changes().stream().filter(SchemaChange::breaking).toList();
    return "%s: a responseSchema changed so that it breaks answers or their readers, at %s%s; if that"
            .formatted(comparison.suite(), place(breaking.get(0)), more(breaking.size() - 1))
        + " is meant, accept a new baseline or write regression: {schema: allow-breaking}";
  }

  /** That prices changed since the baseline was accepted, and what that comes to. */
  public static List<String> prices(BaselineComparison comparison) {
    PriceShift prices = comparison.prices();
    if (prices.changes().isEmpty()) {
      return List.of();
    }
    String changes =
        prices.changes().stream().map(PriceChange::toString).collect(Collectors.joining("; "));
    String costs =
        prices.costs().cases() == 0
            ? ""
            : "; its answers cost "
                + ComparisonText.number(prices.costs().now())
                + " USD, no longer "
                + ComparisonText.number(prices.costs().before())
                + " USD";
    return List.of(
        printable(
            "%s: prices changed since its baseline was accepted: %s%s; if they are right, accept a"
                    .formatted(comparison.suite(), changes, costs)
                + " new baseline"));
  }

  private static String place(SchemaChange change) {
    return (change.pointer().isEmpty() ? "the root" : change.pointer())
        + " ("
        + change.message()
        + ")";
  }

  private static String more(int count) {
    return count == 0 ? "" : " and " + count + " more";
  }

  /** The first names, and how many more there are. */
  static String named(Names names) {
    Stream<String> first = names.first().stream().limit(NAMED);
    long more = names.count() - Math.min(NAMED, names.first().size());
    return String.join("; ", first.toList()) + (more > 0 ? "; and " + more + " more" : "");
  }

  /** Names and answers come from files anybody may have touched: none moves the cursor. */
  static String printable(String line) {
    return CONTROL.matcher(line).replaceAll("\uFFFD");
  }

  /** A part as people say it, such as {@code 10.0 %}. */
  static String percent(BigDecimal part) {
    return part.movePointRight(2).setScale(1, RoundingMode.HALF_UP).toPlainString() + " %";
  }
}
