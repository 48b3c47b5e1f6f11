package ai.memories.evaluation.report;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * JSON fit to stand inside a script element: no character can end the element or open a comment;
 * controls, marks that turn the direction of text, and half characters, which UTF-8 has not, are
 * escaped.
 */
final class ScriptJson {
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cs}\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]");

  private ScriptJson() {}

  static String of(JsonNode node) {
    String json = Json.of(node).compact().replace("<", "\\u003c").replace(">", "\\u003e");
    return HIDDEN
        .matcher(json)
        .replaceAll(c -> String.format("\\\\u%04x", (int) c.group().charAt(0)));
  }
}
