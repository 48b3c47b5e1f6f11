package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.BiConsumer;

/** The schemas inside a schema of the dialect: below unknown keywords there are none. */
final class GeminiTree {
  private GeminiTree() {}

  /** Whether a keyword has a value that counts: neither null nor empty. */
  static boolean has(JsonNode schema, String keyword) {
    JsonNode value = schema.path(keyword);
    boolean empty = value.isArray() && value.isEmpty();
    boolean noProperties = keyword.equals("properties") && value.isEmpty();
    return !value.isMissingNode() && !value.isNull() && !empty && !noProperties;
  }

  /** Visits every schema, the outer before the inner, with its pointer. */
  static void visit(String at, JsonNode node, BiConsumer<String, ObjectNode> visitor) {
    if (!(node instanceof ObjectNode schema)) {
      return;
    }
    visitor.accept(at, schema);
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      String place = Pointer.child(at, entry.getKey());
      GeminiKeyword.of(entry.getKey())
          .ifPresent(keyword -> inside(place, keyword, entry.getValue(), visitor));
    }
  }

  private static void inside(
      String at, GeminiKeyword keyword, JsonNode value, BiConsumer<String, ObjectNode> visitor) {
    switch (keyword.kind()) {
      case SCHEMA -> visit(at, value, visitor);
      case SCHEMAS -> {
        for (int i = 0; i < value.size(); i++) {
          visit(Pointer.child(at, i), value.get(i), visitor);
        }
      }
      case SCHEMA_MAP ->
          value
              .properties()
              .forEach(e -> visit(Pointer.child(at, e.getKey()), e.getValue(), visitor));
      default -> {
        // no schemas below
      }
    }
  }
}
