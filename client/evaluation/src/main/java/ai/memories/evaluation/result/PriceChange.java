package ai.memories.evaluation.result;

import ai.memories.pricing.ModelPrice;
import java.util.Optional;

/**
 * A model whose price is not what it was when the baseline was accepted. Immutable.
 *
 * <pre>{@code
 * comparison.prices().changes().forEach(change -> log.warn("{}", change)); // … from … to …
 * }</pre>
 *
 * @param model its id
 * @param before the price the baseline knows
 * @param now today's, empty where none is known any more
 */
public record PriceChange(String model, ModelPrice before, Optional<ModelPrice> now) {

  /** As people read it: both prices in full. */
  @Override
  public String toString() {
    return model + " from " + before + " to " + now.map(ModelPrice::toString).orElse("no price");
  }
}
