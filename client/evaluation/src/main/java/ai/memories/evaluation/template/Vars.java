package ai.memories.evaluation.template;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a rendering: JSON values under names, converted once, immutable. A value is data
 * and is never read as a template.
 *
 * <pre>{@code
 * Vars vars = Vars.of(Map.of("document", Json.text("Total: 119.00")));
 * template.render(vars.with("language", Json.text("en")));
 * }</pre>
 */
public final class Vars {
  /** No variables. */
  public static final Vars EMPTY = new Vars(Map.of());

  private final Map<String, Object> values;

  private Vars(Map<String, Object> values) {
    this.values = values;
  }

  /** Those values under those names. */
  public static Vars of(Map<String, Json> values) {
    Map<String, Object> converted = new HashMap<>();
    values.forEach((name, value) -> converted.put(name, convert(value.node())));
    return new Vars(converted);
  }

  /** These variables and one more, which replaces one of the same name. */
  public Vars with(String name, Json value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, convert(value.node()));
    return new Vars(more);
  }

  /** The names that have a value. */
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  @Nullable Object get(String name) {
    return values.get(name);
  }

  private static Object convert(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> JsNumber.of(node.decimalValue());
      case ARRAY -> list(node);
      case OBJECT -> object(node);
      default -> Nothing.NULL;
    };
  }

  private static List<Object> list(JsonNode array) {
    List<Object> list = new ArrayList<>(array.size());
    array.forEach(item -> list.add(convert(item)));
    return Collections.unmodifiableList(list);
  }

  private static Map<String, Object> object(JsonNode node) {
    JsObject object = new JsObject();
    node.fieldNames().forEachRemaining(name -> object.put(name, convert(node.path(name))));
    return object.toMap();
  }
}
