package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as schemas write them: 64-bit ones also as text, which is how the SDKs send them. */
final class Numeral {
  /** Beyond the range of a double by far; larger exponents cost memory without end to compare. */
  private static final int MAX_EXPONENT = 1_000;

  private static final BigDecimal MAX_SIZE = BigDecimal.valueOf(Integer.MAX_VALUE);

  private Numeral() {}

  static Optional<BigDecimal> of(JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(value.decimalValue()).filter(Numeral::isInRange);
    }
    if (!value.isTextual() || value.textValue().length() > MAX_EXPONENT) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(value.textValue().strip())).filter(Numeral::isInRange);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static boolean isInRange(BigDecimal number) {
    return number.signum() == 0
        || (Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT
            && Math.abs((long) number.scale()) <= MAX_EXPONENT);
  }

  static boolean isSize(JsonNode value) {
    return of(value).filter(n -> n.signum() >= 0 && isWhole(n)).isPresent();
  }

  static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /** A size; the largest one an int holds stands for anything beyond it. */
  static int size(JsonNode value) {
    return of(value).orElseThrow().min(MAX_SIZE).intValue();
  }
}
