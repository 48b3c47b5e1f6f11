package ai.memories.evaluation.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Money as people read it: at least four decimals, at least two digits that count. */
final class Money {
  private static final int MIN_SCALE = 4;
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  private Money() {}

  static String usd(Optional<BigDecimal> amount) {
    return amount.map(Money::usd).orElse("unknown");
  }

  static String usd(BigDecimal amount) {
    if (amount.signum() == 0) {
      return "0";
    }
    BigDecimal rounded = amount.setScale(MIN_SCALE, RoundingMode.HALF_UP);
    BigDecimal shown = rounded.precision() < 2 ? amount.round(TWO_DIGITS) : rounded;
    return shown.toPlainString();
  }
}
