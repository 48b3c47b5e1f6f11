package ai.memories.client;

/**
 * Tells JSON that was cut off from JSON that is whole or wrong: a bracket or a string is still open
 * at the end.
 */
final class UnfinishedJson {
  private UnfinishedJson() {}

  static boolean is(String text) {
    String json = withoutFence(text);
    if (json.isEmpty()) {
      return text.isBlank() || text.contains("```");
    }
    if ("{[\"".indexOf(json.charAt(0)) < 0) {
      return false;
    }
    int depth = 0;
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString) {
        i += c == '\\' ? 1 : 0;
        inString = c != '"';
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return inString || depth > 0;
  }

  /** What stands in a code fence, whether it is closed or not; else the text. */
  private static String withoutFence(String text) {
    String json = text.strip();
    if (!json.startsWith("```")) {
      return json;
    }
    int line = json.indexOf('\n');
    int end = json.endsWith("```") ? json.length() - 3 : json.length();
    return line < 0 || line >= end ? "" : json.substring(line + 1, end).strip();
  }
}
