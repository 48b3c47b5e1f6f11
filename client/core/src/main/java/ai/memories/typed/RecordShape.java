package ai.memories.typed;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record.
 *
 * @param constructor the canonical one
 * @param description what the model is told of it, empty for nothing
 * @param parts the components in their order
 */
record RecordShape(Constructor<?> constructor, String description, List<Part> parts)
    implements Shape {

  /**
   * One component.
   *
   * @param name its name, also on the wire
   * @param description what the model is told of it; empty for what its type says
   * @param shape its type
   */
  record Part(String name, String description, Shape shape) {
    boolean isRequired() {
      return !(shape instanceof MaybeShape);
    }

    ObjectNode schema() {
      ObjectNode schema = shape.schema();
      return description.isEmpty() ? schema : schema.put("description", description);
    }
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", "OBJECT");
    if (!description.isEmpty()) {
      schema.put("description", description);
    }
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = Json.nodes().arrayNode();
    ArrayNode order = Json.nodes().arrayNode();
    for (Part part : parts) {
      properties.set(part.name, part.schema());
      order.add(part.name);
      if (part.isRequired()) {
        required.add(part.name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    // the service may sort properties by name otherwise, and what is written first steers the rest
    schema.set("propertyOrdering", order);
    return schema;
  }

  @Override
  public Object read(JsonNode value, String pointer) throws UnreadableException {
    @Nullable Object[] arguments = new @Nullable Object[parts.size()];
    for (int i = 0; i < arguments.length; i++) {
      Part part = parts.get(i);
      arguments[i] = part.shape.read(value.path(part.name), pointer + "/" + part.name);
    }
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refused(e.getCause(), pointer);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("a record without an accessible constructor", e);
    }
  }

  /** A record that checks its own components says more than a schema can. */
  private UnreadableException refused(@Nullable Throwable cause, String pointer) {
    if (cause instanceof Error error) {
      throw error;
    }
    String name = constructor.getDeclaringClass().getSimpleName();
    return new UnreadableException(pointer, name + " refuses it: " + cause);
  }
}
