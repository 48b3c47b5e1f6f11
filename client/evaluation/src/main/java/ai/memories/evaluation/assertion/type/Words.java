package ai.memories.evaluation.assertion.type;

import java.util.ArrayList;
import java.util.List;

/** Words as JavaScript splits them: whatever stands between white space, Unicode's included. */
final class Words {

  private Words() {}

  /** How many words a text has. */
  static int count(String text) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = isSpace(text.charAt(i));
      if (!space && !inside) {
        count++;
      }
      inside = !space;
    }
    return count;
  }

  /** The words of a text, in order. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean space = i == text.length() || isSpace(text.charAt(i));
      if (space && start >= 0) {
        words.add(text.substring(start, i));
        start = -1;
      } else if (!space && start < 0) {
        start = i;
      }
    }
    return words;
  }

  /**
   * What {@code \s} means in JavaScript: other than {@link Character#isWhitespace}, also U+00A0.
   */
  static boolean isSpace(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || c == '\u00A0'
        || c == '\uFEFF'
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u1680' && Character.getType(c) == Character.SPACE_SEPARATOR);
  }
}
