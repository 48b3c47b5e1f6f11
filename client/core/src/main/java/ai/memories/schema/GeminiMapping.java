package ai.memories.schema;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mapping of the dialect to JSON Schema 2020-12. Expects a schema whose structure is right. */
final class GeminiMapping {
  private static final List<String> COPIED =
      List.of("title", "description", "default", "pattern", "required");
  private static final List<String> SIZES =
      List.of("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties");

  private final boolean strict;
  private final boolean ordered;
  private final boolean formats;

  private GeminiMapping(boolean strict, boolean ordered, boolean formats) {
    this.strict = strict;
    this.ordered = ordered;
    this.formats = formats;
  }

  /** The schema for any validator; strict closes every object to properties it does not name. */
  static ObjectNode standard(JsonNode schema, boolean strict) {
    return new GeminiMapping(strict, false, false).schema(schema, strict);
  }

  /** The schema for our validator, with the keywords of {@link GeminiChecks} that are asked for. */
  static ObjectNode checked(JsonNode schema, SchemaChecks checks) {
    boolean ordered = checks.propertyOrder() != PropertyOrder.OFF;
    return new GeminiMapping(checks.strict(), ordered, checks.formats())
        .schema(schema, checks.strict());
  }

  /** Beside anyOf such a type only says "something with alternatives": they decide. */
  static boolean isTypeBesideAnyOf(JsonNode schema) {
    return GeminiType.of(schema).filter(t -> t == GeminiType.OBJECT).isPresent()
        && !GeminiTree.has(schema, "properties");
  }

  private ObjectNode schema(JsonNode in, boolean closed) {
    boolean nullable = in.path("nullable").asBoolean();
    ObjectNode out = Json.object();
    if (GeminiTree.has(in, "$ref")) {
      reference(in, out, nullable);
    } else {
      type(in, out, nullable);
      annotations(in, out);
      enumeration(in, out, nullable);
      bounds(in, out);
      inner(in, out, closed);
      alternatives(in, out, nullable, closed);
    }
    schemas(in, "$defs", out, strict);
    if (ordered) {
      copy(in, GeminiChecks.ORDER, out);
    }
    if (formats && out.has("format")) {
      out.set(GeminiChecks.FORMAT, out.get("format"));
    }
    return out;
  }

  private static void reference(JsonNode in, ObjectNode out, boolean nullable) {
    ObjectNode target = nullable ? out.putArray("anyOf").addObject() : out;
    target.set("$ref", in.get("$ref"));
    if (nullable) {
      out.withArray("/anyOf").addObject().put("type", "null");
    }
  }

  private static void type(JsonNode in, ObjectNode out, boolean nullable) {
    Optional<GeminiType> type = GeminiType.of(in);
    if (type.isEmpty() || (GeminiTree.has(in, "anyOf") && isTypeBesideAnyOf(in))) {
      return;
    }
    if (nullable && type.get() != GeminiType.NULL) {
      out.putArray("type").add(type.get().plain()).add("null");
    } else {
      out.put("type", type.get().plain());
    }
  }

  private static void annotations(JsonNode in, ObjectNode out) {
    COPIED.forEach(keyword -> copy(in, keyword, out));
    if (GeminiTree.has(in, "format") && !in.get("format").textValue().equals("enum")) {
      copy(in, "format", out);
    }
    if (in.has("example")) {
      out.putArray("examples").add(in.get("example"));
    }
  }

  private static void copy(JsonNode in, String keyword, ObjectNode out) {
    if (GeminiTree.has(in, keyword) || (keyword.equals("default") && in.has(keyword))) {
      out.set(keyword, in.get(keyword));
    }
  }

  private static void enumeration(JsonNode in, ObjectNode out, boolean nullable) {
    Optional<GeminiType> type = GeminiType.of(in);
    if (!GeminiTree.has(in, "enum") || type.filter(t -> !hasEnum(t)).isPresent()) {
      return;
    }
    boolean numeric = type.filter(GeminiType::isNumeric).isPresent();
    ArrayNode values = out.putArray("enum");
    for (JsonNode value : in.get("enum")) {
      if (!value.isNull()) {
        values.add(numeric ? number(value) : Json.text(value.asText()).node());
      }
    }
    if (nullable) {
      values.addNull();
    }
  }

  private static boolean hasEnum(GeminiType type) {
    return GeminiKeyword.ENUM.hasEffectOn(type);
  }

  private static JsonNode number(JsonNode value) {
    BigDecimal number = Numeral.of(value).orElseThrow();
    return value.isNumber() ? value : Json.nodes().numberNode(number);
  }

  private static void bounds(JsonNode in, ObjectNode out) {
    for (String size : SIZES) {
      if (GeminiTree.has(in, size)) {
        out.put(size, Numeral.size(in.get(size)));
      }
    }
    for (String bound : List.of("minimum", "maximum")) {
      if (GeminiTree.has(in, bound)) {
        out.set(bound, number(in.get(bound)));
      }
    }
  }

  private void inner(JsonNode in, ObjectNode out, boolean closed) {
    if (GeminiTree.has(in, "items")) {
      out.set("items", schema(in.get("items"), strict));
    }
    if (GeminiTree.has(in, "properties")) {
      schemas(in, "properties", out, strict);
      if (closed) {
        // only unevaluatedProperties sees the properties that alternatives name
        out.put(
            GeminiTree.has(in, "anyOf") ? "unevaluatedProperties" : "additionalProperties", false);
      }
    }
  }

  private void schemas(JsonNode in, String keyword, ObjectNode out, boolean closed) {
    if (GeminiTree.has(in, keyword)) {
      ObjectNode map = out.putObject(keyword);
      for (Map.Entry<String, JsonNode> entry : in.get(keyword).properties()) {
        map.set(entry.getKey(), schema(entry.getValue(), closed));
      }
    }
  }

  private void alternatives(JsonNode in, ObjectNode out, boolean nullable, boolean closed) {
    if (!GeminiTree.has(in, "anyOf")) {
      return;
    }
    ArrayNode anyOf = out.putArray("anyOf");
    boolean closedInside = closed && !GeminiTree.has(in, "properties");
    in.get("anyOf").forEach(alternative -> anyOf.add(schema(alternative, closedInside)));
    if (nullable) {
      anyOf.addObject().put("type", "null");
    }
  }
}
