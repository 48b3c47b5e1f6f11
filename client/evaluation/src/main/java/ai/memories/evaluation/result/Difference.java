package ai.memories.evaluation.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A sum over the same cases, before and now. Immutable.
 *
 * @param before as the baseline has it
 * @param now as the run has it
 * @param cases over how many cases; those where either is unknown are left out
 */
public record Difference(BigDecimal before, BigDecimal now, long cases) {
  /** Over no case. */
  public static final Difference NONE = new Difference(BigDecimal.ZERO, BigDecimal.ZERO, 0);

  /** With one more case, if both are known. */
  public Difference plus(Optional<BigDecimal> moreBefore, Optional<BigDecimal> moreNow) {
    return moreBefore.isPresent() && moreNow.isPresent()
        ? new Difference(before.add(moreBefore.get()), now.add(moreNow.get()), cases + 1)
        : this;
  }

  /** Both together. */
  public Difference plus(Difference other) {
    return new Difference(before.add(other.before), now.add(other.now), cases + other.cases);
  }

  /** By which part it grew, such as 0.1; empty where there was nothing before. */
  public Optional<BigDecimal> growth() {
    return before.signum() == 0
        ? Optional.empty()
        : Optional.of(now.subtract(before).divide(before, MathContext.DECIMAL32));
  }
}
