package ai.memories.evaluation;

import ai.memories.evaluation.result.PriceShift;
import ai.memories.pricing.Amount;
import ai.memories.pricing.Overrun;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A budget that is passed at today's prices.
 *
 * @param overrun which, and by how much
 * @param before what was taken at the baseline's prices, where those were others
 */
record Exceeded(Overrun overrun, Optional<Amount> before) {

  /**
   * Looks at prices too.
   *
   * @param shift what changed prices make of the cost of the same calls
   */
  static Exceeded of(Overrun overrun, PriceShift shift) {
    boolean money = overrun.limit().unit() == Amount.Unit.USD;
    return new Exceeded(
        overrun,
        money && shift.growth().signum() != 0
            ? overrun.used().map(used -> less(used, shift.growth()))
            : Optional.empty());
  }

  private static Amount less(Amount used, BigDecimal growth) {
    return new Amount(used.value().subtract(growth).max(BigDecimal.ZERO), used.unit());
  }

  /** Whether nothing but changed prices passed it. */
  boolean byPricesAlone() {
    return before
        .filter(taken -> taken.value().compareTo(overrun.limit().value()) <= 0)
        .isPresent();
  }

  /** Why a build fails by it. */
  @Override
  public String toString() {
    return byPricesAlone()
        ? "a budget is exceeded because prices changed, and for no other reason: "
            + overrun
            + ", "
            + before.orElseThrow()
            + " at the baseline's prices"
        : "a budget is exceeded: " + overrun;
  }
}
