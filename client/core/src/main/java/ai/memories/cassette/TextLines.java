package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes a text of several lines as {@code {"$lines": [...]}}, so that a changed line of a prompt
 * is a changed line of the file. A key that looks like the mark itself gets one more {@code $}.
 * Keys are sorted on the way out.
 */
final class TextLines {
  private static final String MARK = "$lines";

  private TextLines() {}

  static JsonNode split(JsonNode node) {
    if (node.isTextual() && node.textValue().indexOf('\n') >= 0) {
      ArrayNode lines = Json.nodes().arrayNode();
      for (String line : node.textValue().split("\n", -1)) {
        lines.add(line);
      }
      return Json.object().set(MARK, lines);
    }
    if (node.isObject()) {
      ObjectNode copy = Json.object();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(member -> copy.set(escaped(member.getKey()), split(member.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      node.forEach(element -> copy.add(split(element)));
      return copy;
    }
    return node;
  }

  static JsonNode join(JsonNode node) {
    if (node.isObject()) {
      if (node.size() == 1 && node.path(MARK).isArray()) {
        var text = new StringJoiner("\n");
        for (JsonNode line : node.get(MARK)) {
          text.add(line.asText());
        }
        return Json.nodes().textNode(text.toString());
      }
      ObjectNode copy = Json.object();
      for (var member : node.properties()) {
        copy.set(unescaped(member.getKey()), join(member.getValue()));
      }
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      for (JsonNode element : node) {
        copy.add(join(element));
      }
      return copy;
    }
    return node;
  }

  /** Whether it is the mark, with as many more dollars before it as it likes. */
  private static boolean isLikeTheMark(String key) {
    return key.endsWith(MARK)
        && key.substring(0, key.length() - MARK.length()).replace("$", "").isEmpty();
  }

  private static String escaped(String key) {
    return isLikeTheMark(key) ? "$" + key : key;
  }

  private static String unescaped(String key) {
    return isLikeTheMark(key) ? key.substring(1) : key;
  }
}
