package ai.memories.typed;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any number of values of one shape.
 *
 * @param items the shape of each
 */
record ListShape(Shape items) implements Shape {

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", "ARRAY");
    schema.set("items", items.schema());
    return schema;
  }

  @Override
  public Object read(JsonNode value, String pointer) throws UnreadableException {
    List<@Nullable Object> read = new ArrayList<>(value.size());
    for (int i = 0; i < value.size(); i++) {
      read.add(items.read(value.get(i), pointer + "/" + i));
    }
    // not List.copyOf: the elements may be declared nullable
    return Collections.unmodifiableList(read);
  }
}
