package ai.memories.evaluation.expression;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as JSONata's evaluator holds them, and back. A decimal becomes a double only where
 * the double's shortest spelling is that decimal again (0.1, 119.00), and so comes back as what it
 * was; one with more digits stays a BigDecimal. Arithmetic is JavaScript's: 0.1 + 0.2 is not 0.3.
 */
final class JsonataValues {

  private JsonataValues() {}

  /** A result that is no JSON value, such as a function. */
  static final class NoJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoJsonException(String message) {
      super(message, null, false, false);
    }
  }

  /** As the evaluator takes it; its null is Java's. */
  static @Nullable Object java(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case NUMBER -> number(node);
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> map(JsonNode object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.properties().forEach(field -> map.put(field.getKey(), java(field.getValue())));
    return map;
  }

  private static List<@Nullable Object> list(JsonNode array) {
    List<@Nullable Object> list = new ArrayList<>(array.size());
    array.forEach(item -> list.add(java(item)));
    return list;
  }

  private static Number number(JsonNode node) {
    if (!node.isBigDecimal()) {
      return node.numberValue();
    }
    BigDecimal exact = node.decimalValue();
    double near = exact.doubleValue();
    return Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(exact) == 0 ? near : exact;
  }

  /**
   * What the evaluator gave, as JSON; nothing at all is null.
   *
   * @throws NoJsonException if it is a function or the like
   */
  static Json json(@Nullable Object value) {
    return Json.of(node(value));
  }

  private static JsonNode node(@Nullable Object value) {
    var nodes = Json.nodes();
    if (value == null) {
      return nodes.nullNode();
    } else if (value instanceof String text) {
      return nodes.textNode(text);
    } else if (value instanceof Boolean truth) {
      return nodes.booleanNode(truth);
    } else if (value instanceof Number number) {
      return nodes.numberNode(decimal(number));
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      map.forEach((key, member) -> object.set(String.valueOf(key), node(member)));
      return object;
    } else if (value instanceof List<?> list) {
      ArrayNode array = nodes.arrayNode(list.size());
      list.forEach(item -> array.add(node(item)));
      return array;
    }
    throw new NoJsonException("it gave a function, which is no value");
  }

  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal exact) {
      return exact;
    } else if (number instanceof BigInteger whole) {
      return new BigDecimal(whole);
    } else if (number instanceof Double || number instanceof Float) {
      return BigDecimal.valueOf(number.doubleValue());
    }
    return BigDecimal.valueOf(number.longValue());
  }
}
