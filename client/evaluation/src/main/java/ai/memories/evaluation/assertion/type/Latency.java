package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;
import java.math.BigDecimal;
import java.util.Set;

/**
 * {@code latency}: the answer took no longer than the threshold, in milliseconds; of a replayed
 * answer, when it was recorded. Stateless and thread-safe.
 */
public final class Latency implements AssertionType {

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Set<String> keys() {
    return Set.of("threshold");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    BigDecimal limit = Threshold.atLeastZero(config, "milliseconds");
    return answer -> {
      BigDecimal took =
          answer
              .latency()
              .map(latency -> BigDecimal.valueOf(latency.toNanos(), 6).stripTrailingZeros())
              .orElseThrow(
                  () -> new AssertionErrorException("how long the answer took is not known"));
      boolean within = took.compareTo(limit) <= 0;
      return Outcome.of(
          within,
          "the answer took %s ms%s, %s the threshold of %s ms"
              .formatted(
                  took.toPlainString(),
                  answer.replayed() ? " when it was recorded" : "",
                  within ? "within" : "over",
                  limit.toPlainString()));
    };
  }
}
