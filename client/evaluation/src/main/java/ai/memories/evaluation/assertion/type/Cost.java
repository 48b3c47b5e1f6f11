package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;
import java.math.BigDecimal;
import java.util.Set;

/**
 * {@code cost}: the answer cost no more than the threshold. One of unknown cost is an error.
 * Stateless and thread-safe.
 */
public final class Cost implements AssertionType {

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public Set<String> keys() {
    return Set.of("threshold");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    BigDecimal limit = Threshold.atLeastZero(config, "a cost in US dollars");
    return answer -> {
      BigDecimal cost =
          answer
              .costUsd()
              .orElseThrow(
                  () ->
                      new AssertionErrorException(
                          "what the answer cost is not known: the model has no price, or the service sent no usage; give its price in prices.yaml"));
      boolean within = cost.compareTo(limit) <= 0;
      return Outcome.of(
          within,
          "the answer cost %s USD, %s the threshold of %s"
              .formatted(cost.toPlainString(), within ? "within" : "over", limit.toPlainString()));
    };
  }
}
