package ai.memories.pricing;

import java.math.BigDecimal;

/**
 * So much of what a limit counts: money or tokens.
 *
 * <pre>{@code
 * new Amount(new BigDecimal("40000"), Amount.Unit.TOKENS).toString(); // 40000 tokens
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param value how much
 * @param unit of what
 */
public record Amount(BigDecimal value, Unit unit) {

  /** What a limit can count. */
  public enum Unit {
    /** US dollars. */
    USD,
    /** Tokens, in and out together. */
    TOKENS
  }

  static Amount of(Cost cost) {
    return new Amount(cost.usd(), Unit.USD);
  }

  static Amount tokens(long count) {
    return new Amount(BigDecimal.valueOf(count), Unit.TOKENS);
  }

  /** As people read it: {@code 0.05 USD}, {@code 40000 tokens}. */
  @Override
  public String toString() {
    return switch (unit) {
      case USD -> new Cost(value).toString();
      case TOKENS -> value.toPlainString() + " tokens";
    };
  }
}
