package ai.memories.evaluation.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as JavaScript reads and prints them. */
final class JsNumber {
  private static final double EXACT = 9007199254740992d;
  private static final int SHORT_ENOUGH = 15;
  private static final int LONGEST = 17;

  /** An integer of more digits is beyond every double, whatever its base. */
  private static final int MOST_BITS = 1024;

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:Infinity|(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)");

  private JsNumber() {}

  /**
   * A number as a template holds it: a double, or its exact digits where a double would lose some.
   */
  static Object of(BigDecimal number) {
    double rounded = number.doubleValue();
    if (Math.abs(rounded) < EXACT && rounded == Math.rint(rounded)) {
      return BigDecimal.valueOf((long) rounded).compareTo(number) == 0 ? (Object) rounded : number;
    }
    return Double.isFinite(rounded) && shortest(rounded).compareTo(number) == 0
        ? (Object) rounded
        : number;
  }

  static String print(Object number) {
    if (number instanceof BigDecimal exact) {
      return print(exact);
    }
    double value = ((Number) number).doubleValue();
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value)) {
      return "NaN";
    }
    return Double.isInfinite(value)
        ? (value < 0 ? "-Infinity" : "Infinity")
        : print(shortest(value));
  }

  /** The fewest digits that read back as the same double. {@code Double.toString} may give more. */
  private static BigDecimal shortest(double value) {
    BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (Math.abs(value) < Double.MIN_NORMAL) {
      return shortest(value, 1);
    }
    if (printed.precision() <= SHORT_ENOUGH) {
      return printed;
    }
    return shortest(value, SHORT_ENOUGH);
  }

  private static BigDecimal shortest(double value, int from) {
    BigDecimal all = new BigDecimal(value);
    for (int digits = from; digits < LONGEST; digits++) {
      BigDecimal candidate = all.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (candidate.doubleValue() == value) {
        return candidate;
      }
    }
    return all.round(new MathContext(LONGEST, RoundingMode.HALF_EVEN));
  }

  private static String print(BigDecimal number) {
    BigDecimal value = number.stripTrailingZeros();
    if (value.signum() == 0) {
      return "0";
    }
    String digits = value.unscaledValue().abs().toString();
    return (value.signum() < 0 ? "-" : "") + place(digits, value.precision() - value.scale());
  }

  /** Sets the point after that many digits, by the rules of JavaScript's Number::toString. */
  private static String place(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= 21) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    String fraction = count == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (point > 0 ? "+" : "") + (point - 1);
  }

  /** {@code Number(text)}. */
  static double parse(String text) {
    String trimmed = JsText.trim(text);
    if (trimmed.isEmpty()) {
      return 0;
    }
    if (trimmed.length() > 2 && trimmed.charAt(0) == '0') {
      int radix = radixOf(trimmed.charAt(1));
      if (radix > 0) {
        String digits = trimmed.substring(2);
        return intPrefix(digits, radix) == digits.length() ? toDouble(digits, radix) : Double.NaN;
      }
    }
    return DECIMAL.matcher(trimmed).matches() ? Double.parseDouble(trimmed) : Double.NaN;
  }

  private static int radixOf(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  /** {@code parseFloat(text)}: the number it begins with. */
  static double parseFloat(String text) {
    Matcher number = DECIMAL.matcher(JsText.trimStart(text));
    return number.lookingAt() ? Double.parseDouble(number.group()) : Double.NaN;
  }

  /** {@code parseInt(text, radix)}: the integer it begins with. */
  static double parseInt(String text, int radix) {
    String digits = JsText.trimStart(text);
    boolean negative = digits.startsWith("-");
    digits = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    if (radix == 16 && (digits.startsWith("0x") || digits.startsWith("0X"))) {
      digits = digits.substring(2);
    }
    int length = intPrefix(digits, radix);
    if (length == 0) {
      return Double.NaN;
    }
    double value = toDouble(digits.substring(0, length), radix);
    return negative ? -value : value;
  }

  private static int intPrefix(String text, int radix) {
    int length = 0;
    while (length < text.length()
        && text.charAt(length) < 128
        && Character.digit(text.charAt(length), radix) >= 0) {
      length++;
    }
    return length;
  }

  private static double toDouble(String digits, int radix) {
    if (radix == 10) {
      return Double.parseDouble(digits);
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > MOST_BITS
        ? Double.POSITIVE_INFINITY
        : new BigInteger(significant, radix).doubleValue();
  }
}
