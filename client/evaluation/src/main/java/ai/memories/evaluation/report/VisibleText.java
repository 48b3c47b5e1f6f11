package ai.memories.evaluation.report;

/**
 * Makes characters that deceive or cannot be written visible: controls, the marks that turn the
 * direction of text, those that take no room, half characters. An answer is hostile; what it hides,
 * a reader should see.
 */
final class VisibleText {

  private VisibleText() {}

  /** The text, each such character written as {@code [U+202E]}; line ends become LF. */
  static String of(String text) {
    String lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    if (lines.codePoints().noneMatch(VisibleText::hidden)) {
      return lines;
    }
    var out = new StringBuilder(lines.length() + 16);
    lines
        .codePoints()
        .forEach(
            c -> {
              if (hidden(c)) {
                out.append(String.format("[U+%04X]", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  /** The start of a text, whole characters only, with a mark where something was cut off. */
  static String start(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
    return text.substring(0, end) + "…";
  }

  private static boolean hidden(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || turnsDirection(c)
        || takesNoRoom(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c & 0xFFFE) == 0xFFFE;
  }

  private static boolean turnsDirection(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  /**
   * What nobody sees and every comparison does, tags that may carry a hidden text among them; not
   * the joiners, without which some scripts and many emoji fall apart.
   */
  private static boolean takesNoRoom(int c) {
    return c == 0x00AD
        || c == 0x200B
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x2060 && c <= 0x2065)
        || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
  }
}
