package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Keeps the order of a schema's properties where keys are sorted: {@code properties} becomes an
 * array of names and schemas, because the order in which a model is shown properties steers what it
 * generates. Nulls of a schema stay: they may be a default or an enum's value.
 *
 * <p>{@link ai.memories.schema.AnswerSchema#normalForm} does much the same for comparing schemas.
 * It is not used here, because what it writes may change and what a recording is found by may not.
 */
final class SchemaOrder {
  /** Their members are names, not keywords; the names' own order says nothing to a model. */
  private static final Set<String> NAMED_SCHEMAS =
      Set.of("$defs", "definitions", "patternProperties", "dependentSchemas");

  /** Values, not schemas: a member of theirs called {@code properties} is data. */
  private static final Set<String> DATA = Set.of("default", "example", "examples", "enum", "const");

  private SchemaOrder() {}

  static JsonNode kept(JsonNode schema) {
    if (schema.isArray()) {
      ArrayNode copies = Json.nodes().arrayNode();
      for (JsonNode one : schema) {
        copies.add(kept(one));
      }
      return copies;
    }
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode copy = Json.object();
    for (var member : schema.properties()) {
      copy.set(member.getKey(), keyword(member.getKey(), member.getValue()));
    }
    return copy;
  }

  private static JsonNode keyword(String name, JsonNode value) {
    if (DATA.contains(name)) {
      return value;
    }
    if (name.equals("properties") && value.isObject()) {
      ArrayNode ordered = Json.nodes().arrayNode();
      for (var property : value.properties()) {
        JsonNode kept = kept(property.getValue());
        ordered.addObject().put("name", property.getKey()).set("schema", kept);
      }
      return ordered;
    }
    if (NAMED_SCHEMAS.contains(name) && value.isObject()) {
      ObjectNode copies = Json.object();
      for (var named : value.properties()) {
        copies.set(named.getKey(), kept(named.getValue()));
      }
      return copies;
    }
    return kept(value);
  }
}
