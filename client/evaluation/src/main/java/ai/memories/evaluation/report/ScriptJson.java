package ai.memories.evaluation.report;

import ai.memories.evaluation.result.JsonLine;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * JSON fit to stand inside a script element: no character can end the element or open a comment;
 * controls, marks that turn the direction of text, and half characters, which UTF-8 has not, are
 * escaped.
 */
final class ScriptJson {

  private ScriptJson() {}

  static String of(JsonNode node) {
    return JsonLine.escape(Json.of(node).compact(), ScriptJson::isUnwanted);
  }

  private static boolean isUnwanted(int c) {
    return c == '<'
        || c == '>'
        || Character.isISOControl(c)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
