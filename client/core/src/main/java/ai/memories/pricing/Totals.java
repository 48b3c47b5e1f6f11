package ai.memories.pricing;

import ai.memories.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What some calls took together: one reading of a meter. Immutable.
 *
 * <pre>{@code
 * Totals spent = ledger.run().spent();
 * log.info("{} calls, {} tokens, {}", spent.calls(), spent.totalTokens(), spent.cost());
 * }</pre>
 *
 * @param calls how many were answered, or may have been billed
 * @param inputTokens tokens that went in
 * @param outputTokens tokens that came out as text
 * @param totalTokens all billed tokens: at least in and out together, more where models thought
 * @param knownCost the sum of the costs that are known
 * @param unknownCosts how many of the calls have a cost nobody knows
 * @param overshoots how many used more than was reserved for them
 */
public record Totals(
    long calls,
    long inputTokens,
    long outputTokens,
    long totalTokens,
    Cost knownCost,
    long unknownCosts,
    long overshoots) {

  /** No calls yet. */
  public static final Totals ZERO = new Totals(0, 0, 0, 0, Cost.ZERO, 0, 0);

  /** What all calls cost, empty if that of a single one is not known. */
  public Optional<Cost> cost() {
    return unknownCosts == 0 ? Optional.of(knownCost) : Optional.empty();
  }

  /** So much of it as is known. */
  BigDecimal known(Amount.Unit unit) {
    return switch (unit) {
      case USD -> knownCost.usd();
      case TOKENS -> BigDecimal.valueOf(totalTokens);
    };
  }

  /** The billed tokens of one usage, by contract §1 decision 16. */
  static long billedTokens(Usage usage) {
    return sum(usage.inputTokens(), usage.billedOutputTokens());
  }

  /** Both together: of two parts of a run. */
  public Totals plus(Totals other) {
    return new Totals(
        calls + other.calls,
        sum(inputTokens, other.inputTokens),
        sum(outputTokens, other.outputTokens),
        sum(totalTokens, other.totalTokens),
        knownCost.plus(other.knownCost),
        unknownCosts + other.unknownCosts,
        overshoots + other.overshoots);
  }

  Totals plus(Bill bill) {
    Usage usage = bill.usage().orElse(Usage.NONE);
    return new Totals(
        calls + 1,
        sum(inputTokens, usage.inputTokens()),
        sum(outputTokens, usage.outputTokens()),
        sum(totalTokens, billedTokens(usage)),
        knownCost.plus(bill.cost().orElse(Cost.ZERO)),
        unknownCosts + (bill.cost().isPresent() ? 0 : 1),
        overshoots);
  }

  Totals plusOvershoot() {
    return new Totals(
        calls, inputTokens, outputTokens, totalTokens, knownCost, unknownCosts, overshoots + 1);
  }

  /** Stops at the largest number: a service that counts nonsense must not turn a meter back. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
