package ai.memories.schema;

import ai.memories.schema.SchemaChange.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The differences between two schemas in the keywords that hold no schemas. */
final class KeywordDiff {
  private static final Set<String> ASSERTED_FORMATS = Set.of("int32", "int64", "date", "date-time");
  private static final List<String> LOWER_BOUNDS =
      List.of("minimum", "minLength", "minItems", "minProperties");
  private static final List<String> UPPER_BOUNDS =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");
  private static final List<String> WORDS = List.of("title", "description", "default", "example");

  private final String at;
  private final SchemaNode before;
  private final SchemaNode after;
  private final SchemaChecks now;
  private final List<SchemaChange> changes = new ArrayList<>();

  KeywordDiff(String at, SchemaNode before, SchemaNode after, SchemaChecks now) {
    this.at = at;
    this.before = before;
    this.after = after;

    this.now = now;
  }

  List<SchemaChange> changes() {
    return changes;
  }

  private void add(Kind kind, String keyword, boolean readers, boolean recordings, String message) {
    changes.add(new SchemaChange(kind, at + "/" + keyword, readers, recordings, message));
  }

  /** Compares the types; false where they have nothing in common and no more can be said. */
  boolean type() {
    Optional<GeminiType> a = before.type();
    Optional<GeminiType> b = after.type();
    if (a.equals(b)) {
      return true;
    }
    boolean widens = b.isEmpty() || (is(a, GeminiType.INTEGER) && is(b, GeminiType.NUMBER));
    boolean narrows = a.isEmpty() || (is(a, GeminiType.NUMBER) && is(b, GeminiType.INTEGER));
    String message = "the type was %s and is %s".formatted(shown(a), shown(b));
    add(Kind.TYPE, "type", !narrows, !widens, message);
    return widens || narrows;
  }

  private static boolean is(Optional<GeminiType> type, GeminiType wanted) {
    return type.filter(t -> t == wanted).isPresent();
  }

  private static String shown(Optional<GeminiType> type) {
    return type.map(GeminiType::name).orElse("not stated");
  }

  void nullability() {
    boolean alwaysNull = is(before.type(), GeminiType.NULL) && is(after.type(), GeminiType.NULL);
    if (before.nullable() == after.nullable() || alwaysNull) {
      return;
    }
    if (after.nullable()) {
      add(Kind.NULLABLE, "nullable", true, false, "null may now come: readers do not expect it");
    } else {
      add(Kind.NULLABLE, "nullable", false, true, "null is no longer allowed");
    }
  }

  /** Compares everything but the type. */
  void values() {
    nullability();
    enumeration();
    LOWER_BOUNDS.forEach(bound -> bound(bound, true));
    UPPER_BOUNDS.forEach(bound -> bound(bound, false));
    pattern();
    format();
    WORDS.forEach(this::wording);
  }

  private void enumeration() {
    if (!before.has("enum") || !after.has("enum")) {
      if (before.has("enum")) {
        add(Kind.ENUM, "enum", true, false, "any value may now come, not only the listed ones");
      } else if (after.has("enum")) {
        add(Kind.ENUM, "enum", false, true, "only the listed values are still allowed");
      }
      return;
    }
    Map<Object, String> was = listed(before);
    Map<Object, String> is = listed(after);
    missing(is, was)
        .ifPresent(
            values ->
                add(Kind.ENUM, "enum", true, false, values + " is new: readers do not expect it"));
    missing(was, is)
        .ifPresent(values -> add(Kind.ENUM, "enum", false, true, values + " is no longer allowed"));
  }

  /** By what they are: "1" of an INTEGER is a number, and 1.0 the same one. */
  private static Map<Object, String> listed(SchemaNode schema) {
    boolean numeric = schema.type().filter(GeminiType::isNumeric).isPresent();
    Map<Object, String> values = new LinkedHashMap<>();
    for (JsonNode value : schema.get("enum")) {
      if (!value.isNull()) {
        values.put(
            numeric ? Numeral.of(value).orElseThrow().stripTrailingZeros() : value.asText(),
            Shown.of(value));
      }
    }
    return values;
  }

  private static Optional<String> missing(Map<Object, String> these, Map<Object, String> from) {
    String values =
        these.entrySet().stream()
            .filter(value -> !from.containsKey(value.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(", "));
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  private void bound(String keyword, boolean lower) {
    Optional<BigDecimal> was = bound(before, keyword);
    Optional<BigDecimal> is = bound(after, keyword);
    int order = compare(was, is);
    if (order != 0) {
      boolean wider = lower ? order > 0 : order < 0;
      if (was.isEmpty() || is.isEmpty()) {
        wider = is.isEmpty();
      }
      String message =
          "%s was %s and is %s: %s"
              .formatted(
                  keyword,
                  shownBound(was),
                  shownBound(is),
                  wider ? "readers do not expect what may now come" : "less is allowed");
      add(Kind.BOUNDS, keyword, wider, !wider, message);
    }
  }

  private static int compare(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.isPresent() && b.isPresent() ? a.get().compareTo(b.get()) : a.equals(b) ? 0 : 1;
  }

  private static String shownBound(Optional<BigDecimal> bound) {
    return bound.map(BigDecimal::toPlainString).orElse("not set");
  }

  /** A size of at least none is no bound. */
  private static Optional<BigDecimal> bound(SchemaNode schema, String keyword) {
    if (!schema.has(keyword)) {
      return Optional.empty();
    }
    boolean size = !keyword.equals("minimum") && !keyword.equals("maximum");
    JsonNode value = schema.get(keyword);
    return size
        ? Optional.of(BigDecimal.valueOf(Numeral.size(value)))
            .filter(number -> keyword.startsWith("max") || number.signum() > 0)
        : Numeral.of(value);
  }

  private void pattern() {
    JsonNode was = before.get("pattern");
    JsonNode is = after.get("pattern");
    if (!was.equals(is)) {
      String message = "the pattern was %s and is %s".formatted(shown(was), shown(is));
      add(Kind.PATTERN, "pattern", !was.isMissingNode(), !is.isMissingNode(), message);
    }
  }

  private static String shown(JsonNode text) {
    return text.isMissingNode() ? "not set" : Shown.of(text);
  }

  /** A reader may parse by a format, so it may rely on the old one, whether we assert it or not. */
  private void format() {
    String was = format(before);
    String is = format(after);
    if (!was.equals(is)) {
      boolean asserted = now.formats() && ASSERTED_FORMATS.contains(is);
      String message =
          "the format was %s and is %s"
              .formatted(was.isEmpty() ? "not set" : was, is.isEmpty() ? "not set" : is);
      add(Kind.FORMAT, "format", !was.isEmpty(), asserted, message);
    }
  }

  private static String format(SchemaNode schema) {
    String format = schema.get("format").asText();
    return format.equals("enum") ? "" : format;
  }

  private void wording(String keyword) {
    if (!before.node().path(keyword).equals(after.node().path(keyword))) {
      String message = keyword + " changed: it binds no answer, but the model reads it";
      add(Kind.WORDING, keyword, false, false, message);
    }
  }
}
