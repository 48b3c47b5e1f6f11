package ai.memories.pricing;

/**
 * Estimates the tokens of text by the rows "prose", "JSON, code, digits" and "CJK" of contract §5.
 * A text is mixed: each word counts by the row it looks like, with the white space after it.
 */
final class TextTokens {
  private static final String CODE_CHARS = "{}[]<>=;_\\/|@#$%&*+~^`";

  private long prose;
  private long code;
  private long cjk;
  private long word;
  private boolean wordIsCode;

  private TextTokens() {}

  static TokenEstimate of(String text) {
    var counts = new TextTokens();
    text.codePoints().forEach(counts::add);
    counts.endWord();
    return counts.estimate();
  }

  /** All of it by the row for JSON. */
  static TokenEstimate ofJson(String json) {
    var counts = new TextTokens();
    counts.code = json.length();
    return counts.estimate();
  }

  private void add(int c) {
    if (isCjk(c)) {
      cjk++;
      return;
    }
    word += Character.charCount(c);
    wordIsCode |= Character.isDigit(c) || CODE_CHARS.indexOf(c) >= 0;
    if (Character.isWhitespace(c)) {
      endWord();
    }
  }

  private void endWord() {
    if (wordIsCode) {
      code += word;
    } else {
      prose += word;
    }
    word = 0;
    wordIsCode = false;
  }

  private TokenEstimate estimate() {
    return new TokenEstimate(
        (long) Math.floor(prose / 5.2 + code / 3.6 + cjk * 0.5),
        Math.round(prose / 4.2 + code / 2.7 + cjk * 0.8),
        (long) Math.ceil(prose / 3.3 + code / 1.9 + cjk * 1.5));
  }

  private static boolean isCjk(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
      default -> false;
    };
  }
}
