package ai.memories.regex;

/** A place in the text of an expression, and the errors that name it. */
final class PatternCursor {
  private final String source;
  private int at;

  PatternCursor(String source) {
    this.source = source;
  }

  int at() {
    return at;
  }

  boolean done() {
    return at >= source.length();
  }

  /** The code point here, which must exist. */
  int next() {
    int c = source.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** The character here, or 0 at the end. */
  char peek() {
    return peek(0);
  }

  char peek(int ahead) {
    return at + ahead < source.length() ? source.charAt(at + ahead) : 0;
  }

  boolean skip(String text) {
    if (!source.startsWith(text, at)) {
      return false;
    }
    at += text.length();
    return true;
  }

  /** The text up to the next occurrence of a character, which is skipped too. */
  String until(char end, int start, String reason) {
    int stop = source.indexOf(end, at);
    if (stop < 0) {
      throw error(start, reason);
    }
    String text = source.substring(at, stop);
    at = stop + 1;
    return text;
  }

  /** The longest run of ASCII digits from here. */
  String digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return source.substring(start, at);
  }

  /** A number of exactly so many hexadecimal digits. */
  int hex(int count, int start) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw error(start, "an escape of " + count + " hexadecimal digits is cut short");
      }
      value = value * 16 + digit;
      at++;
    }
    return value;
  }

  RegexSyntaxException error(int index, String reason) {
    return new RegexSyntaxException(source, index, reason, null);
  }
}
