package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what the service may take but what has no effect, or the effect that nothing is valid. */
final class GeminiEffects {
  private static final Set<String> FORMATS =
      Set.of(
          "float",
          "double",
          "int32",
          "int64",
          "date",
          "date-time",
          "time",
          "duration",
          "email",
          "byte",
          "binary",
          "uuid",
          "uri",
          "hostname",
          "ipv4",
          "ipv6",
          "enum",
          "google-datetime");

  private static final List<List<String>> BOUNDS =
      List.of(
          List.of("minItems", "maxItems"),
          List.of("minLength", "maxLength"),
          List.of("minProperties", "maxProperties"),
          List.of("minimum", "maximum"));

  /** Their absence of effect is an error of its own elsewhere. */
  private static final Set<String> REFUSED_ELSEWHERE = Set.of("properties", "required");

  private final List<SchemaProblem> problems = new ArrayList<>();
  private final String at;
  private final ObjectNode schema;

  private GeminiEffects(String at, ObjectNode schema) {
    this.at = at;
    this.schema = schema;
  }

  static List<SchemaProblem> problems(String at, ObjectNode schema) {
    var effects = new GeminiEffects(at, schema);
    GeminiType.of(schema).ifPresent(effects::idle);
    effects.empty();
    effects.bounds();
    effects.format();
    return effects.problems;
  }

  private void warning(String keyword, String message) {
    problems.add(SchemaProblem.warning(Pointer.child(at, keyword), message));
  }

  private void idle(GeminiType type) {
    for (GeminiKeyword keyword : GeminiKeyword.values()) {
      if (GeminiTree.has(schema, keyword.text())
          && !keyword.hasEffectOn(type)
          && !REFUSED_ELSEWHERE.contains(keyword.text())) {
        warning(
            keyword.text(),
            "%s has no effect on %s, only on %s: remove it or change the type"
                .formatted(keyword.text(), type, keyword.types()));
      }
    }
  }

  private void empty() {
    for (String keyword : List.of("enum", "anyOf", "required", "propertyOrdering")) {
      if (schema.path(keyword).isArray() && schema.path(keyword).isEmpty()) {
        warning(keyword, "an empty list counts as absent: remove the keyword");
      }
    }
  }

  private void bounds() {
    for (List<String> bound : BOUNDS) {
      Optional<BigDecimal> low = Numeral.of(schema.path(bound.get(0)));
      Optional<BigDecimal> high = Numeral.of(schema.path(bound.get(1)));
      if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
        warning(
            bound.get(0),
            "no value is valid: %s %s is above %s %s"
                .formatted(bound.get(0), low.get(), bound.get(1), high.get()));
      }
    }
  }

  private void format() {
    JsonNode format = schema.path("format");
    if (format.isTextual() && !FORMATS.contains(format.textValue())) {
      warning(
          "format",
          "the service may refuse the unknown format "
              + Shown.of(format)
              + Spelling.hint(format.textValue(), FORMATS));
    }
  }
}
