package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of a suite that no other beats: none is both at least as good and at most as dear,
 * and better in one of the two. Cost is that of an average judged case.
 */
final class Frontier {

  private Frontier() {}

  /** Empty where there is nothing to compare. */
  static Set<Column> of(Map<Column, ColumnTotals> columns) {
    Map<Column, ColumnTotals> known =
        columns.entrySet().stream()
            .filter(e -> PassRate.of(e.getValue()).known() && costPerCase(e.getValue()).isPresent())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (known.size() < 2) {
      return Set.of();
    }
    return known.entrySet().stream()
        .filter(e -> known.values().stream().noneMatch(other -> beats(other, e.getValue())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What an average judged case cost; empty if unknown. */
  static Optional<BigDecimal> costPerCase(ColumnTotals totals) {
    long judged = PassRate.of(totals).judged();
    return judged == 0
        ? Optional.empty()
        : totals
            .costUsd()
            .map(cost -> cost.divide(BigDecimal.valueOf(judged), MathContext.DECIMAL32));
  }

  private static boolean beats(ColumnTotals a, ColumnTotals b) {
    int quality = Double.compare(PassRate.of(a).rate(), PassRate.of(b).rate());
    int price = costPerCase(a).orElseThrow().compareTo(costPerCase(b).orElseThrow());
    return quality >= 0 && price <= 0 && (quality > 0 || price < 0);
  }
}
