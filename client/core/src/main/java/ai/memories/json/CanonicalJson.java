package ai.memories.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The one spelling of a JSON value. Numbers are written {@code <digits>E<exponent>} without
 * trailing zeros, so that {@code 1}, {@code 1.0} and {@code 10e-1} are one number and {@code
 * 1e999999999} costs no memory.
 */
final class CanonicalJson {
  /** Beyond the range of a double by far; a number past it is a mistake or an attack. */
  private static final int MAX_EXPONENT = 1_000;

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  static String write(JsonNode node) {
    var out = new StringBuilder(256);
    value(node, out);
    return out.toString();
  }

  private static void value(JsonNode node, StringBuilder out) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node, out);
      case ARRAY -> array(node, out);
      case STRING -> string(node.textValue(), out);
      case NUMBER -> number(node, out);
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL -> out.append("null");
      default -> throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
    }
  }

  private static void object(JsonNode node, StringBuilder out) {
    List<String> names = new ArrayList<>(node.size());
    for (var member : node.properties()) {
      names.add(member.getKey());
    }
    Collections.sort(names);
    char separator = '{';
    for (String name : names) {
      out.append(separator);
      string(name, out);
      out.append(':');
      value(node.get(name), out);
      separator = ',';
    }
    out.append(names.isEmpty() ? "{}" : "}");
  }

  private static void array(JsonNode node, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < node.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(node.get(i), out);
    }
    out.append(']');
  }

  private static void number(JsonNode node, StringBuilder out) {
    if (node.isInt() || node.isLong()) {
      whole(node.longValue(), out);
    } else {
      number(node.decimalValue(), out);
    }
  }

  private static void whole(long number, StringBuilder out) {
    long digits = number;
    int exponent = 0;
    while (digits != 0 && digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    out.append(digits).append('E').append(exponent);
  }

  private static void number(BigDecimal number, StringBuilder out) {
    if (number.signum() == 0) {
      out.append("0E0");
      return;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    long exponent = -(long) stripped.scale();
    if (Math.abs(exponent) + stripped.precision() > MAX_EXPONENT) {
      throw new IllegalArgumentException(
          "a number with more than " + MAX_EXPONENT + " digits before or after its point");
    }
    out.append(stripped.unscaledValue()).append('E').append(exponent);
  }

  private static void string(String text, StringBuilder out) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < 0x20) {
        out.append(text, written, i);
        escape(c, out);
        written = i + 1;
      } else if (Character.isSurrogate(c)) {
        refuseLone(text, i);
        i++;
      }
    }
    out.append(text, written, text.length()).append('"');
  }

  private static void escape(char c, StringBuilder out) {
    if (c < 0x20) {
      out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
    } else {
      out.append('\\').append(c);
    }
  }

  private static void refuseLone(String text, int at) {
    boolean pair =
        at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    if (!pair) {
      throw new IllegalArgumentException(
          "a lone surrogate (U+"
              + Integer.toHexString(text.charAt(at))
              + ") is no text: half of a character");
    }
  }
}
