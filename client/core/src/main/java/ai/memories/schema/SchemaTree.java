package ai.memories.schema;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The schemas inside a schema document of either dialect. A name below {@code properties} is a
 * property, not a keyword, and what stands below {@code default} is data, not a schema.
 */
final class SchemaTree {
  private static final Set<String> MAPS =
      Set.of(
          "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "dependencies");

  private static final Set<String> DATA = Set.of("const", "default", "enum", "example", "examples");

  private SchemaTree() {}

  /** Visits every schema that is an object, the outer before the inner, with its pointer. */
  static void visit(JsonNode schema, BiConsumer<String, ObjectNode> visitor) {
    visit("", schema, visitor);
  }

  private static void visit(String at, JsonNode node, BiConsumer<String, ObjectNode> visitor) {
    if (node instanceof ArrayNode) {
      for (int i = 0; i < node.size(); i++) {
        visit(Pointer.child(at, i), node.get(i), visitor);
      }
    } else if (node instanceof ObjectNode schema) {
      visitor.accept(at, schema);
      for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
        inside(Pointer.child(at, keyword.getKey()), keyword, visitor);
      }
    }
  }

  private static void inside(
      String at, Map.Entry<String, JsonNode> keyword, BiConsumer<String, ObjectNode> visitor) {
    if (MAPS.contains(keyword.getKey())) {
      for (Map.Entry<String, JsonNode> entry : keyword.getValue().properties()) {
        visit(Pointer.child(at, entry.getKey()), entry.getValue(), visitor);
      }
    } else if (!DATA.contains(keyword.getKey())) {
      visit(at, keyword.getValue(), visitor);
    }
  }

  /** The document with the members of each {@code properties} as a list, so their order counts. */
  static Json normalForm(Json schema) {
    return Json.of(ordered(schema.node()));
  }

  private static JsonNode ordered(JsonNode node) {
    if (node instanceof ArrayNode) {
      ArrayNode out = Json.nodes().arrayNode(node.size());
      node.forEach(item -> out.add(ordered(item)));
      return out;
    }
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    ObjectNode out = Json.object();
    node.properties().forEach(keyword -> out.set(keyword.getKey(), orderedKeyword(keyword)));
    return out;
  }

  private static JsonNode orderedKeyword(Map.Entry<String, JsonNode> keyword) {
    JsonNode value = keyword.getValue();
    if (DATA.contains(keyword.getKey()) || !value.isContainerNode()) {
      return value;
    }
    if (!MAPS.contains(keyword.getKey()) || !value.isObject()) {
      return ordered(value);
    }
    return keyword.getKey().equals("properties") ? pairs(value) : orderedMap(value);
  }

  private static ArrayNode pairs(JsonNode properties) {
    ArrayNode out = Json.nodes().arrayNode(properties.size());
    properties
        .properties()
        .forEach(entry -> out.addArray().add(entry.getKey()).add(ordered(entry.getValue())));
    return out;
  }

  private static ObjectNode orderedMap(JsonNode map) {
    ObjectNode out = Json.object();
    map.properties().forEach(entry -> out.set(entry.getKey(), ordered(entry.getValue())));
    return out;
  }
}
