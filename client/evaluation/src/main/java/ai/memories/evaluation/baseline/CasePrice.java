package ai.memories.evaluation.baseline;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.pricing.PriceList;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a case costs at today's prices, by its recorded usage: so that a change of prices is no
 * change of the prompt. Samples of a case are priced by their mean, since a call's own size decides
 * its tier; the rounding is the same before and now.
 */
record CasePrice(PriceList prices) {

  Optional<BigDecimal> usd(BaselineCase priced) {
    int n = priced.samples();
    return priced
        .usage()
        .flatMap(
            sum ->
                prices.cost(
                    ModelId.parse(priced.model()),
                    new Usage(
                        sum.inputTokens() / n, sum.outputTokens() / n, sum.totalTokens() / n)))
        .map(cost -> cost.usd().multiply(BigDecimal.valueOf(n)));
  }
}
