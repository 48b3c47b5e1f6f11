package ai.memories.schema;

import static ai.memories.schema.GeminiType.ARRAY;
import static ai.memories.schema.GeminiType.INTEGER;
import static ai.memories.schema.GeminiType.NUMBER;
import static ai.memories.schema.GeminiType.OBJECT;
import static ai.memories.schema.GeminiType.STRING;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keywords of the dialect, what they hold, and the types they have an effect on (none: any).
 */
enum GeminiKeyword {
  TYPE("type", Kind.TYPE),
  FORMAT("format", Kind.TEXT),
  TITLE("title", Kind.TEXT),
  DESCRIPTION("description", Kind.TEXT),
  NULLABLE("nullable", Kind.FLAG),
  DEFAULT("default", Kind.DATA),
  EXAMPLE("example", Kind.DATA),
  ENUM("enum", Kind.ENUM),
  ITEMS("items", Kind.SCHEMA),
  MIN_ITEMS("minItems", Kind.SIZE),
  MAX_ITEMS("maxItems", Kind.SIZE),
  PROPERTIES("properties", Kind.SCHEMA_MAP),
  REQUIRED("required", Kind.TEXTS),
  PROPERTY_ORDERING("propertyOrdering", Kind.TEXTS),
  MIN_PROPERTIES("minProperties", Kind.SIZE),
  MAX_PROPERTIES("maxProperties", Kind.SIZE),
  MINIMUM("minimum", Kind.NUMBER),
  MAXIMUM("maximum", Kind.NUMBER),
  MIN_LENGTH("minLength", Kind.SIZE),
  MAX_LENGTH("maxLength", Kind.SIZE),
  PATTERN("pattern", Kind.PATTERN),
  ANY_OF("anyOf", Kind.SCHEMAS),
  REF("$ref", Kind.REF),
  DEFS("$defs", Kind.SCHEMA_MAP);

  /** What a keyword's value must be. */
  enum Kind {
    TYPE,
    TEXT,
    TEXTS,
    FLAG,
    SIZE,
    NUMBER,
    PATTERN,
    REF,
    ENUM,
    SCHEMA,
    SCHEMAS,
    SCHEMA_MAP,
    DATA
  }

  private static final Map<String, GeminiKeyword> BY_NAME = new LinkedHashMap<>();

  static {
    Arrays.stream(values()).forEach(keyword -> BY_NAME.put(keyword.text, keyword));
  }

  private final String text;
  private final Kind kind;

  GeminiKeyword(String text, Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  static Optional<GeminiKeyword> of(String text) {
    return Optional.ofNullable(BY_NAME.get(text));
  }

  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  String text() {
    return text;
  }

  Kind kind() {
    return kind;
  }

  /** The types the keyword has an effect on; an empty list for all. */
  List<GeminiType> types() {
    return switch (this) {
      case ENUM -> List.of(STRING, INTEGER, NUMBER);
      case MINIMUM, MAXIMUM -> List.of(INTEGER, NUMBER);
      case MIN_LENGTH, MAX_LENGTH, PATTERN -> List.of(STRING);
      case ITEMS, MIN_ITEMS, MAX_ITEMS -> List.of(ARRAY);
      case PROPERTIES, REQUIRED, PROPERTY_ORDERING, MIN_PROPERTIES, MAX_PROPERTIES ->
          List.of(OBJECT);
      default -> List.of();
    };
  }

  boolean hasEffectOn(GeminiType type) {
    return types().isEmpty() || types().contains(type);
  }
}
