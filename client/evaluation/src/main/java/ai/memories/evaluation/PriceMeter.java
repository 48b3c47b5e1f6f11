package ai.memories.evaluation;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.PriceChange;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.pricing.ModelPrice;
import ai.memories.pricing.PriceList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Prices the answers of a suite, those of graders too, at today's prices and at those its baseline
 * was accepted with. Thread-safe.
 */
final class PriceMeter {
  private final PriceList today;
  private final Map<ModelId, PriceChange> changed = new HashMap<>();
  private final Set<ModelId> asked = new HashSet<>();
  private Difference costs = Difference.NONE;

  /**
   * A meter.
   *
   * @param baseline the prices the baseline knows; none where there is no baseline
   */
  PriceMeter(PriceList today, Map<ModelId, ModelPrice> baseline) {
    this.today = today;
    baseline.forEach(
        (model, before) -> {
          Optional<ModelPrice> now = today.price(model);
          if (!now.equals(Optional.of(before))) {
            changed.put(model, new PriceChange(model.toString(), before, now));
          }
        });
  }

  /** Whether an answer can cost anything else than in the baseline. */
  boolean shifted() {
    return !changed.isEmpty();
  }

  /** A model is asked: its price counts for this run. */
  synchronized void asked(ModelId model) {
    asked.add(model);
  }

  /**
   * Prices an answer.
   *
   * @return what it costs before and now; nothing where its model's price is the same, or unknown
   */
  synchronized Difference add(ModelId model, Usage usage) {
    PriceChange change = changed.get(model);
    if (change == null) {
      return Difference.NONE;
    }
    Difference cost =
        Difference.NONE.plus(
            Optional.of(change.before().cost(usage).usd()),
            change.now().map(price -> price.cost(usage).usd()));
    costs = costs.plus(cost);
    return cost;
  }

  /** What the changed prices come to. */
  synchronized PriceShift shift() {
    return new PriceShift(
        asked.stream()
            .map(changed::get)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparing(PriceChange::model))
            .toList(),
        costs);
  }

  /** The prices of the models that were asked: for the baseline this run may become. */
  synchronized Map<String, ModelPrice> prices() {
    Map<String, ModelPrice> prices = new TreeMap<>();
    asked.forEach(
        model -> today.price(model).ifPresent(price -> prices.put(model.toString(), price)));
    return prices;
  }
}
