package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Writes the bounds of a schema as decimals. The validator compares a bound that is a whole number
 * as a long where the type is integer: 2E19 then overflows and passes for less than 100.
 */
final class ExactBounds {
  private static final List<String> BOUNDS =
      List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

  private ExactBounds() {}

  /** A copy of the schema that means the same. */
  static JsonNode in(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    SchemaTree.visit(copy, (at, node) -> BOUNDS.forEach(bound -> write(node, bound)));
    return copy;
  }

  private static void write(ObjectNode schema, String bound) {
    if (schema.path(bound).isNumber()) {
      schema.set(bound, DecimalNode.valueOf(schema.get(bound).decimalValue()));
    }
  }
}
