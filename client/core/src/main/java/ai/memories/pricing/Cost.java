package ai.memories.pricing;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a call costs, exactly, in US dollars. A cost that is not known is an empty {@code Optional},
 * never zero.
 *
 * <pre>{@code
 * Cost spent = Cost.usd("0.0123").plus(Cost.usd("0.10"));
 * spent.toString(); // 0.1123 USD
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param usd the amount in US dollars, not negative; kept in one spelling, so that equal amounts
 *     are equal costs
 */
public record Cost(BigDecimal usd) implements Comparable<Cost> {

  /** Nothing, and known to be nothing. */
  public static final Cost ZERO = new Cost(BigDecimal.ZERO);

  /** Cents are always shown. */
  private static final int MIN_SCALE = 2;

  /** More digits than any price needs, few enough that no text like 1e999999999 costs memory. */
  private static final int MAX_DIGITS = 100;

  private static final String CURRENCY = "USD";

  /** Brings the amount into its one spelling. */
  public Cost {
    usd = usd.stripTrailingZeros();
    if (usd.signum() < 0) {
      throw new IllegalArgumentException("a cost cannot be negative: " + usd + " USD");
    }
    if (Math.abs((long) usd.scale()) + usd.precision() > MAX_DIGITS) {
      throw new IllegalArgumentException("no amount of money has so many digits: " + usd + " USD");
    }
    usd = usd.setScale(Math.max(MIN_SCALE, usd.scale()));
  }

  /** An amount of US dollars in digits, such as {@code usd("0.05")}. */
  public static Cost usd(String amount) {
    return new Cost(new BigDecimal(amount));
  }

  /**
   * Reads what people write for a limit: {@code 0.05 USD}, {@code 0.05usd} or {@code 0.05}.
   *
   * @throws IllegalArgumentException for anything else, also for another currency
   */
  public static Cost parse(String text) {
    String amount = text.strip();
    if (amount.toUpperCase(Locale.ROOT).endsWith(CURRENCY)) {
      amount = amount.substring(0, amount.length() - CURRENCY.length()).strip();
    }
    try {
      return usd(amount);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no amount of money: write US dollars, for example 0.05 USD", e);
    }
  }

  /** The sum. */
  public Cost plus(Cost other) {
    return new Cost(usd.add(other.usd));
  }

  @Override
  public int compareTo(Cost other) {
    return usd.compareTo(other.usd);
  }

  /** The exact amount with its currency: {@code 0.0123 USD}. */
  @Override
  public String toString() {
    return usd.toPlainString() + " " + CURRENCY;
  }
}
