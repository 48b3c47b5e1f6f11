package ai.memories.pricing;

import java.math.BigDecimal;

/**
 * What a million tokens cost, in US dollars. Immutable.
 *
 * <pre>{@code
 * TokenRate.usd("0.30", "2.5").cost(1_000, 200).toString(); // 0.0008 USD
 * }</pre>
 *
 * @param inputPerMillion for tokens that go in
 * @param outputPerMillion for tokens that come out, thinking included
 */
public record TokenRate(BigDecimal inputPerMillion, BigDecimal outputPerMillion) {
  private static final int MILLION_DIGITS = 6;

  /** Keeps every product with a number of tokens within what a {@link Cost} holds. */
  private static final int MAX_DIGITS = 20;

  /** Refuses negative prices and brings both into one spelling. */
  public TokenRate {
    inputPerMillion = price(inputPerMillion);
    outputPerMillion = price(outputPerMillion);
  }

  private static BigDecimal price(BigDecimal perMillion) {
    BigDecimal usd = new Cost(perMillion).usd();
    if (usd.scale() > MAX_DIGITS || usd.precision() > MAX_DIGITS) {
      throw new IllegalArgumentException("no price has so many digits: " + usd.toPlainString());
    }
    return usd;
  }

  /** A rate in digits, such as {@code usd("0.30", "2.5")}. */
  public static TokenRate usd(String inputPerMillion, String outputPerMillion) {
    return new TokenRate(new BigDecimal(inputPerMillion), new BigDecimal(outputPerMillion));
  }

  /** What so many tokens cost, exactly. */
  public Cost cost(long inputTokens, long outputTokens) {
    BigDecimal input = inputPerMillion.multiply(BigDecimal.valueOf(inputTokens));
    BigDecimal output = outputPerMillion.multiply(BigDecimal.valueOf(outputTokens));
    return new Cost(input.add(output).movePointLeft(MILLION_DIGITS));
  }

  /** As people read it: {@code 0.30 in, 2.50 out USD per million tokens}. */
  @Override
  public String toString() {
    return inputPerMillion.toPlainString()
        + " in, "
        + outputPerMillion.toPlainString()
        + " out USD per million tokens";
  }
}
