package ai.memories.evaluation.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far prices, and they alone, change what the answers of a run cost. Immutable.
 *
 * <pre>{@code
 * PriceShift prices = comparison.prices();
 * prices.growth(); // 0.0031: US dollars more for the same answers
 * }</pre>
 *
 * @param changes the models that have another price than in the baseline
 * @param costs what the run's own answers cost at the baseline's prices and at today's, over the
 *     calls whose price is known in both
 */
public record PriceShift(List<PriceChange> changes, Difference costs) {
  /** No price is known to be another. */
  public static final PriceShift NONE = new PriceShift(List.of(), Difference.NONE);

  /** Copies the list. */
  public PriceShift {
    changes = List.copyOf(changes);
  }

  /** Both together: of two parts of the same suite. */
  public PriceShift plus(PriceShift other) {
    return new PriceShift(
        Stream.concat(changes.stream(), other.changes.stream()).distinct().toList(),
        costs.plus(other.costs));
  }

  /** By how many US dollars the answers became dearer; negative where they became cheaper. */
  public BigDecimal growth() {
    return costs.now().subtract(costs.before());
  }
}
