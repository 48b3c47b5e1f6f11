package ai.memories.evaluation.assertion.type;

import java.util.ArrayList;
import java.util.List;

/** Several texts in one: commas between them, double quotes around one that has a comma itself. */
final class CommaList {

  private CommaList() {}

  /** The texts, without the white space and the quotes around them; empty ones do not count. */
  static List<String> parse(String text) {
    List<String> texts = new ArrayList<>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        add(texts, text.substring(start, i));
        start = i + 1;
      }
    }
    add(texts, text.substring(start));
    return texts;
  }

  private static void add(List<String> texts, String raw) {
    String item = raw.strip();
    boolean quoted = item.length() >= 2 && item.startsWith("\"") && item.endsWith("\"");
    String bare = quoted ? item.substring(1, item.length() - 1).replace("\"\"", "\"") : item;
    if (!bare.isEmpty()) {
      texts.add(bare);
    }
  }
}
