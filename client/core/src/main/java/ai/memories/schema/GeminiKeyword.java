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
  ENUM("enum", Kind.ENUM, STRING, INTEGER, NUMBER),
  ITEMS("items", Kind.SCHEMA, ARRAY),
  MIN_ITEMS("minItems", Kind.SIZE, ARRAY),
  MAX_ITEMS("maxItems", Kind.SIZE, ARRAY),
  PROPERTIES("properties", Kind.SCHEMA_MAP, OBJECT),
  REQUIRED("required", Kind.TEXTS, OBJECT),
  PROPERTY_ORDERING("propertyOrdering", Kind.TEXTS, OBJECT),
  MIN_PROPERTIES("minProperties", Kind.SIZE, OBJECT),
  MAX_PROPERTIES("maxProperties", Kind.SIZE, OBJECT),
  MINIMUM("minimum", Kind.NUMBER, INTEGER, NUMBER),
  MAXIMUM("maximum", Kind.NUMBER, INTEGER, NUMBER),
  MIN_LENGTH("minLength", Kind.SIZE, STRING),
  MAX_LENGTH("maxLength", Kind.SIZE, STRING),
  PATTERN("pattern", Kind.PATTERN, STRING),
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
  private final List<GeminiType> types;

  GeminiKeyword(String text, Kind kind, GeminiType... types) {
    this.text = text;
    this.kind = kind;
    this.types = List.of(types);
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

  List<GeminiType> types() {
    return types;
  }

  boolean hasEffectOn(GeminiType type) {
    return types.isEmpty() || types.contains(type);
  }
}
