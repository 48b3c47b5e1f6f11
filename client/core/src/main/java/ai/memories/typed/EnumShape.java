package ai.memories.typed;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One of several names.
 *
 * @param constants the constants in their order
 * @param description what the model is told of it, empty for nothing
 */
record EnumShape(List<? extends Enum<?>> constants, String description) implements Shape {

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", "STRING").put("format", "enum");
    if (!description.isEmpty()) {
      schema.put("description", description);
    }
    ArrayNode names = schema.putArray("enum");
    constants.forEach(constant -> names.add(constant.name()));
    return schema;
  }

  @Override
  public Object read(JsonNode value, String pointer) throws UnreadableException {
    for (Enum<?> constant : constants) {
      if (constant.name().equals(value.textValue())) {
        return constant;
      }
    }
    throw new UnreadableException(pointer, "expected one of " + constants + ", got " + value);
  }
}
