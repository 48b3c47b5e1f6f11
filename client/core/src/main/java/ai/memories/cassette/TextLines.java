package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Writes a text of several lines as {@code {"$lines": [...]}}, so that a changed line of a prompt
 * is a changed line of the file. A key that looks like the mark itself gets one more {@code $}.
 * Keys are sorted on the way out.
 */
final class TextLines {
  private static final String MARK = "$lines";
  private static final Pattern LIKE_THE_MARK = Pattern.compile("\\$+lines");

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
        node.get(MARK).forEach(line -> text.add(line.asText()));
        return Json.nodes().textNode(text.toString());
      }
      ObjectNode copy = Json.object();
      node.properties()
          .forEach(member -> copy.set(unescaped(member.getKey()), join(member.getValue())));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      node.forEach(element -> copy.add(join(element)));
      return copy;
    }
    return node;
  }

  private static String escaped(String key) {
    return LIKE_THE_MARK.matcher(key).matches() ? "$" + key : key;
  }

  private static String unescaped(String key) {
    return LIKE_THE_MARK.matcher(key).matches() ? key.substring(1) : key;
  }
}
