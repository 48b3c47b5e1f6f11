package ai.memories.evaluation;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.client.ChatModel;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.pricing.BudgetScope;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads, after each answer a case gets, what it has taken of its own budget and what changed prices
 * make of it. Thread-safe.
 */
final class CaseMeter {
  private final PriceMeter prices;
  private final BudgetScope budget;
  private final Consumer<List<Exceeded>> exceeded;
  private Difference costs = Difference.NONE;

  /**
   * A meter.
   *
   * @param budget the case's own
   * @param exceeded told of the limits that are passed; the last time counts
   */
  CaseMeter(PriceMeter prices, BudgetScope budget, Consumer<List<Exceeded>> exceeded) {
    this.prices = prices;
    this.budget = budget;
    this.exceeded = exceeded;
  }

  /** The model with the meter around it. */
  ChatModel around(ChatModel model) {
    return new MeteredModel(model, usage -> answered(model.id(), usage));
  }

  private synchronized void answered(ModelId model, Optional<Usage> usage) {
    costs = usage.map(taken -> costs.plus(prices.add(model, taken))).orElse(costs);
    var shift = new PriceShift(List.of(), costs);
    List<Exceeded> passed =
        budget.overruns().stream().map(overrun -> Exceeded.of(overrun, shift)).toList();
    if (!passed.isEmpty()) {
      exceeded.accept(passed);
    }
  }
}
