package ai.memories.regex;

/** A counted repetition: {@code {2}}, {@code {2,}} or {@code {2,5}}. */
final class Repetition {
  /** More than anyone counts to; beyond it Java's own counter overflows. */
  private static final int MAX = 100_000;

  private Repetition() {}

  /**
   * Reads a repetition whose brace, at {@code start}, has been taken. The empty text, with nothing
   * read, where the brace is only a brace, as ECMAScript has it.
   */
  static String read(PatternCursor cursor, int start) {
    int length = 0;
    while (isCount(cursor.peek(length))) {
      length++;
    }
    if (cursor.peek(length) != '}') {
      return "";
    }
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(cursor.peek(i));
    }
    String counts = text.toString();
    if (!counts.matches("\\d+(,\\d*)?")) {
      return "";
    }
    cursor.skip(counts + "}");
    check(cursor, start, counts);
    return "{" + counts + "}";
  }

  private static boolean isCount(char c) {
    return (c >= '0' && c <= '9') || c == ',';
  }

  private static void check(PatternCursor cursor, int start, String counts) {
    int comma = counts.indexOf(',');
    int min = count(cursor, start, comma < 0 ? counts : counts.substring(0, comma));
    if (comma >= 0 && comma < counts.length() - 1) {
      int max = count(cursor, start, counts.substring(comma + 1));
      if (max < min) {
        throw cursor.error(start, "{" + counts + "} runs backwards: swap its numbers");
      }
    }
  }

  private static int count(PatternCursor cursor, int start, String digits) {
    if (digits.length() > 6 || Integer.parseInt(digits) > MAX) {
      throw cursor.error(start, "a repetition of more than " + MAX + " times");
    }
    return Integer.parseInt(digits);
  }
}
