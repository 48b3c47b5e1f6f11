package ai.memories.regex;

import java.util.Map;

/** What follows a backslash and means the same inside and outside a character class. */
final class Escape {
  /** ECMAScript's white space, which is more than Java's {@code \s}. */
  private static final String SPACE =
      "\\t\\n\\x0B\\f\\r \\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF";

  private static final Map<Character, String> FOREIGN =
      Map.of(
          'A', "the start of the text is ^",
          'z', "the end of the text is $",
          'Z', "the end of the text is $",
          'Q', "there is no quoting: escape each special character",
          'E', "there is no quoting: escape each special character",
          'R', "write (?:\\r\\n|[\\n\\r])",
          'h', "write [ \\t]",
          'G', "there is no such anchor",
          'X', "there is no such class",
          'a', "write \\x07");

  private final PatternCursor cursor;
  private final int start;

  private Escape(PatternCursor cursor, int start) {
    this.cursor = cursor;
    this.start = start;
  }

  /** Reads an escape whose backslash, at {@code start}, has been taken. */
  static Atom read(PatternCursor cursor, int start) {
    return new Escape(cursor, start).read();
  }

  private Atom read() {
    if (cursor.done()) {
      throw cursor.error(start, "nothing follows the backslash: write \\\\ for a backslash");
    }
    int c = cursor.next();
    return switch (c) {
      case 'd', 'D', 'w', 'W' -> Atom.set("\\" + (char) c);
      case 's' -> Atom.set("[" + SPACE + "]");
      case 'S' -> Atom.set("[^" + SPACE + "]");
      case 't' -> Atom.literal('\t');
      case 'n' -> Atom.literal('\n');
      case 'r' -> Atom.literal('\r');
      case 'f' -> Atom.literal('\f');
      case 'v' -> Atom.literal(0x0B);
      case '0' -> nul();
      case 'c' -> control();
      case 'x' -> Atom.literal(cursor.hex(2, start));
      case 'u' -> unicode();
      case 'p', 'P' -> property(c == 'P');
      default -> other(c);
    };
  }

  private Atom nul() {
    if (Character.isDigit(cursor.peek())) {
      throw cursor.error(start, "octal escapes are not ECMAScript: write \\x and two digits");
    }
    return Atom.literal(0);
  }

  private Atom control() {
    char letter = cursor.peek();
    if (!isAsciiLetter(letter)) {
      throw cursor.error(start, "\\c needs a letter, as \\cJ");
    }
    cursor.next();
    return Atom.literal(letter & 31);
  }

  private Atom unicode() {
    if (cursor.skip("{")) {
      String digits = cursor.until('}', start, "\\u{ is not closed by }");
      if (!digits.matches("[0-9A-Fa-f]{1,6}") || Integer.parseInt(digits, 16) > 0x10FFFF) {
        throw cursor.error(start, "\\u{" + digits + "} is no code point: at most 10FFFF");
      }
      return Atom.literal(Integer.parseInt(digits, 16));
    }
    int unit = cursor.hex(4, start);
    if (Character.isHighSurrogate((char) unit) && cursor.peek() == '\\' && cursor.peek(1) == 'u') {
      return pair(unit);
    }
    return Atom.literal(unit);
  }

  private Atom pair(int high) {
    cursor.skip("\\u");
    int low = cursor.hex(4, start);
    if (!Character.isLowSurrogate((char) low)) {
      throw cursor.error(start, "half of a surrogate pair: write \\u{…} with the code point");
    }
    return Atom.literal(Character.toCodePoint((char) high, (char) low));
  }

  private Atom property(boolean negated) {
    if (!cursor.skip("{")) {
      throw cursor.error(start, "\\p needs a property in braces, as \\p{L}");
    }
    String name = cursor.until('}', start, "\\p{ is not closed by }");
    String java = UnicodeProperty.java(name);
    if (java.isEmpty()) {
      throw cursor.error(start, "\\p{" + name + "} is not supported: write a range of \\u{…}");
    }
    return Atom.set((negated ? "\\P{" : "\\p{") + java + "}");
  }

  private Atom other(int c) {
    if (isAsciiLetter(c)) {
      throw cursor.error(
          start,
          "\\%c has no meaning in ECMAScript: %s"
              .formatted(c, FOREIGN.getOrDefault((char) c, "remove the backslash")));
    }
    return Atom.literal(c);
  }

  private static boolean isAsciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
