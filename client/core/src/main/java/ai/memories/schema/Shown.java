package ai.memories.schema;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/** Values as messages show them: what they are, and no more of them than helps. */
final class Shown {
  private static final int MAX_CHARS = 60;

  private Shown() {}

  /** The JSON text, shortened. */
  static String of(JsonNode value) {
    return shorten(Json.of(value).compact());
  }

  /** The type and the JSON text, shortened; null, true and false speak for themselves. */
  static String typed(JsonNode value) {
    return value.isNull() || value.isBoolean() ? of(value) : type(value) + " " + of(value);
  }

  static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      default -> "null";
    };
  }

  /** Never cuts a character in half. */
  static String shorten(String text) {
    if (text.length() <= MAX_CHARS) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 2)) ? MAX_CHARS - 2 : MAX_CHARS - 1;
    return text.substring(0, end) + "…";
  }
}
