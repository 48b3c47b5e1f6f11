package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;
import java.math.BigDecimal;
import java.util.Set;

/**
 * {@code tokens}: the call took no more tokens than the threshold, of prompt, answer and thinking
 * together. Stateless and thread-safe.
 */
public final class Tokens implements AssertionType {

  @Override
  public String name() {
    return "tokens";
  }

  @Override
  public Set<String> keys() {
    return Set.of("threshold");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    BigDecimal limit = Threshold.atLeastZero(config, "a number of tokens");
    return answer -> {
      long total =
          answer
              .usage()
              .orElseThrow(
                  () -> new AssertionErrorException("the service sent no usage: tokens unknown"))
              .totalTokens();
      boolean within = BigDecimal.valueOf(total).compareTo(limit) <= 0;
      return Outcome.of(
          within,
          "the call took %d tokens, %s the threshold of %s"
              .formatted(total, within ? "within" : "over", limit.toPlainString()));
    };
  }
}
