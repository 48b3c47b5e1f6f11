package ai.memories.evaluation.result;

import ai.memories.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * A sum over the same cases, before and now. Immutable.
 *
 * <pre>{@code
 * var tokens = new Difference(new BigDecimal("2000"), new BigDecimal("2200"), 40);
 * tokens.growth(); // Optional[0.1]
 * }</pre>
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

  /** Reads what {@link #toJson} wrote. */
  public static Difference of(Json written) {
    return new Difference(
        written.node().required("before").decimalValue(),
        written.node().required("now").decimalValue(),
        written.node().required("cases").asLong());
  }

  /** For programs: {@code before}, {@code now}, {@code cases}. */
  public Json toJson() {
    return Json.of(Json.object().put("before", before).put("now", now).put("cases", cases));
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
