package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types of the dialect; many real schemas write them in lower case. */
enum GeminiType {
  STRING,
  NUMBER,
  INTEGER,
  BOOLEAN,
  ARRAY,
  OBJECT,
  NULL;

  static final String UNSPECIFIED = "TYPE_UNSPECIFIED";
  static final List<String> NAMES = Arrays.stream(values()).map(Enum::name).toList();

  /** The type a schema states, if it states one. */
  static Optional<GeminiType> of(JsonNode schema) {
    return parse(schema.path("type").asText());
  }

  static Optional<GeminiType> parse(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    return NAMES.contains(name) ? Optional.of(valueOf(name)) : Optional.empty();
  }

  boolean isNumeric() {
    return this == NUMBER || this == INTEGER;
  }

  /** The name of the type in JSON Schema. */
  String plain() {
    return name().toLowerCase(Locale.ROOT);
  }
}
