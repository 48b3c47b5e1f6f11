package ai.memories.evaluation.report;

import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of its limits something took. */
final class BudgetShare {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private BudgetShare() {}

  /** The larger share of the two limits, money and tokens, such as {@code 60 %}. */
  static String percent(Totals taken, Limits limits) {
    if (limits.maxCost().isPresent() && taken.cost().isEmpty()) {
      return "an unknown share";
    }
    BigDecimal money =
        limits
            .maxCost()
            .map(limit -> share(taken.cost().map(Cost::usd).orElse(BigDecimal.ZERO), limit.usd()))
            .orElse(BigDecimal.ZERO);
    BigDecimal tokens =
        limits.maxTokens().isPresent()
            ? share(
                BigDecimal.valueOf(taken.totalTokens()),
                BigDecimal.valueOf(limits.maxTokens().getAsLong()))
            : BigDecimal.ZERO;
    return money.max(tokens).toPlainString() + " %";
  }

  /** A limit of nothing is used up by anything. */
  private static BigDecimal share(BigDecimal taken, BigDecimal limit) {
    if (limit.signum() == 0) {
      return taken.signum() == 0 ? BigDecimal.ZERO : HUNDRED;
    }
    return taken.multiply(HUNDRED).divide(limit, 0, RoundingMode.HALF_UP);
  }
}
