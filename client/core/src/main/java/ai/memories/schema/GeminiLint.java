package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the service refuses in a schema, before the call is paid for, and what has no effect.
 * Expects a schema whose structure is right.
 */
final class GeminiLint {
  private final List<SchemaProblem> problems;
  private final String at;
  private final ObjectNode schema;
  private final Optional<GeminiType> type;

  private GeminiLint(List<SchemaProblem> problems, String at, ObjectNode schema) {
    this.problems = problems;
    this.at = at;
    this.schema = schema;
    this.type = GeminiType.of(schema);
  }

  static List<SchemaProblem> problems(JsonNode root) {
    List<SchemaProblem> problems = new ArrayList<>();
    GeminiTree.visit("", root, (at, schema) -> new GeminiLint(problems, at, schema).run());
    return List.copyOf(problems);
  }

  private void run() {
    schema.fieldNames().forEachRemaining(this::name);
    if (schema.has("$ref")) {
      reference();
      return;
    }
    statedType();
    shape();
    names();
    values();
    problems.addAll(GeminiEffects.problems(at, schema));
  }

  private void error(String keyword, String message) {
    problems.add(SchemaProblem.error(place(keyword), message));
  }

  private void warning(String keyword, String message) {
    problems.add(SchemaProblem.warning(place(keyword), message));
  }

  private String place(String keyword) {
    return keyword.isEmpty() ? at : Pointer.child(at, keyword);
  }

  private void name(String name) {
    if (GeminiKeyword.of(name).isEmpty()) {
      error(name, "the service refuses the keyword \"" + name + "\"" + ForeignKeyword.advice(name));
    } else if (schema.get(name).isNull() && !name.equals("default") && !name.equals("example")) {
      warning(name, "null counts as absent here: remove the keyword");
    }
  }

  private void reference() {
    List<String> siblings = new ArrayList<>();
    schema.fieldNames().forEachRemaining(siblings::add);
    siblings.removeIf(name -> name.startsWith("$"));
    if (!siblings.isEmpty()) {
      error("$ref", "the service refuses " + siblings + " beside $ref: move them to its target");
    }
    warning("$ref", "not every model takes $ref in a responseSchema: write its target here");
  }

  private void statedType() {
    if (type.isPresent()) {
      if (GeminiTree.has(schema, "anyOf") && GeminiMapping.isTypeBesideAnyOf(schema)) {
        warning("type", "an OBJECT without properties beside anyOf is read as no type: remove it");
      }
    } else if (GeminiTree.has(schema, "anyOf")) {
      if (schema.has("type")) {
        warning("type", "TYPE_UNSPECIFIED beside anyOf is read as no type: remove it");
      }
    } else {
      error("", "the service refuses a schema without a type: add one of " + GeminiType.NAMES);
    }
  }

  private void shape() {
    boolean object = type.filter(t -> t == GeminiType.OBJECT).isPresent();
    if (object && !GeminiTree.has(schema, "properties") && !GeminiTree.has(schema, "anyOf")) {
      error(
          schema.has("properties") ? "properties" : "",
          "the service refuses an OBJECT without properties: name at least one");
    }
    for (String keyword : List.of("properties", "required")) {
      if (!object && GeminiTree.has(schema, keyword)) {
        error(keyword, "the service refuses " + keyword + " on anything but an OBJECT");
      }
    }
    if (type.filter(t -> t == GeminiType.ARRAY).isPresent() && !GeminiTree.has(schema, "items")) {
      error("", "the service refuses an ARRAY without items: say what it holds");
    }
  }

  private void names() {
    Set<String> properties = new HashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(properties::add);
    for (String keyword : List.of("required", "propertyOrdering")) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < schema.path(keyword).size(); i++) {
        String name = schema.path(keyword).get(i).textValue();
        listedName(Pointer.child(place(keyword), i), keyword, name, properties, seen.add(name));
      }
    }
  }

  private void listedName(
      String at, String keyword, String name, Set<String> properties, boolean isNew) {
    if (!properties.contains(name)) {
      String message =
          "\"" + name + "\" is not among the properties" + Spelling.hint(name, properties);
      problems.add(
          keyword.equals("required")
              ? SchemaProblem.error(at, "the service refuses it: required " + message)
              : SchemaProblem.warning(at, message));
    } else if (!isNew) {
      problems.add(SchemaProblem.warning(at, "\"" + name + "\" is listed twice: remove one"));
    }
  }

  private void values() {
    Set<String> seen = new HashSet<>();
    JsonNode values = schema.path("enum");
    for (int i = 0; i < values.size(); i++) {
      String place = Pointer.child(place("enum"), i);
      JsonNode value = values.get(i);
      if (!seen.add(value.asText())) {
        problems.add(
            SchemaProblem.error(
                place, "the service refuses " + Shown.of(value) + " twice in enum"));
      }
      enumValue(place, value);
    }
  }

  private void enumValue(String place, JsonNode value) {
    if (value.isNull()) {
      problems.add(
          SchemaProblem.error(place, "the service refuses null in enum: write nullable: true"));
    } else if (!value.isTextual()) {
      problems.add(
          SchemaProblem.error(
              place, "the service takes only texts in enum: write \"" + value.asText() + "\""));
    } else if (value.textValue().isEmpty()) {
      problems.add(SchemaProblem.error(place, "the service refuses an empty text in enum"));
    }
  }
}
