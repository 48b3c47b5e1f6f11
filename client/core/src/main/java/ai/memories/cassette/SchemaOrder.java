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
 */
final class SchemaOrder {
  private static final Set<String> OF_SCHEMAS = Set.of("anyOf", "allOf", "oneOf", "prefixItems");
  private static final Set<String> OF_NAMED_SCHEMAS = Set.of("$defs", "definitions");
  private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties", "not");

  private SchemaOrder() {}

  static JsonNode kept(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode copy = Json.object();
    schema
        .properties()
        .forEach(member -> copy.set(member.getKey(), keyword(member.getKey(), member.getValue())));
    return copy;
  }

  private static JsonNode keyword(String name, JsonNode value) {
    if (name.equals("properties") && value.isObject()) {
      ArrayNode ordered = Json.nodes().arrayNode();
      value
          .properties()
          .forEach(
              property ->
                  ordered
                      .addObject()
                      .put("name", property.getKey())
                      .set("schema", kept(property.getValue())));
      return ordered;
    }
    if (OF_SCHEMAS.contains(name) && value.isArray()) {
      ArrayNode copies = Json.nodes().arrayNode();
      value.forEach(schema -> copies.add(kept(schema)));
      return copies;
    }
    if (OF_NAMED_SCHEMAS.contains(name) && value.isObject()) {
      ObjectNode copies = Json.object();
      value.properties().forEach(named -> copies.set(named.getKey(), kept(named.getValue())));
      return copies;
    }
    return SCHEMAS.contains(name) ? kept(value) : value;
  }
}
