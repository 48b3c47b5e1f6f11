package ai.memories.schema;

import ai.memories.json.Json;
import ai.memories.regex.BoundedPattern;
import ai.memories.regex.RegexSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong with a plain JSON Schema before it is compiled. */
final class PlainStructure {
  private static final List<String> TYPES =
      List.of("string", "number", "integer", "boolean", "array", "object", "null");

  private final JsonNode root;
  private final List<SchemaProblem> problems = new ArrayList<>();

  private PlainStructure(JsonNode root) {
    this.root = root;
  }

  static List<SchemaProblem> problems(Json json) {
    var structure = new PlainStructure(json.node());
    structure.check(json);
    return structure.problems;
  }

  private void check(Json json) {
    if (!root.isObject() && !root.isBoolean()) {
      problems.add(
          SchemaProblem.error(
              "", "a schema is an object, true or false, not " + Shown.typed(root)));
      return;
    }
    Optional<Draft> draft = Draft.of(root);
    if (draft.isEmpty()) {
      problems.add(
          SchemaProblem.error(
              "/$schema",
              "there is no draft %s, only %s"
                  .formatted(Shown.of(root.get("$schema")), Draft.names())));
      return;
    }
    draft.get().metaSchema().validate(json).forEach(this::broken);
    SchemaTree.visit(root, this::schema);
  }

  private void broken(SchemaViolation violation) {
    JsonNode value = root.at(violation.pointer());
    String hint =
        violation.pointer().endsWith("/type") && value.isTextual()
            ? Spelling.hint(value.textValue(), TYPES)
            : "";
    problems.add(SchemaProblem.error(violation.pointer(), violation.message() + hint));
  }

  private void schema(String at, ObjectNode schema) {
    JsonNode pattern = schema.path("pattern");
    if (pattern.isTextual()) {
      regex(Pointer.child(at, "pattern"), pattern.textValue());
    }
    schema
        .path("patternProperties")
        .fieldNames()
        .forEachRemaining(
            regex -> regex(Pointer.child(Pointer.child(at, "patternProperties"), regex), regex));
    if (schema.path("$ref").isTextual()) {
      reference(Pointer.child(at, "$ref"), schema.get("$ref").textValue());
    }
  }

  private void regex(String at, String regex) {
    try {
      BoundedPattern.compile(regex);
    } catch (RegexSyntaxException e) {
      problems.add(SchemaProblem.error(at, e.getMessage()));
    }
  }

  /** With an $id somewhere other forms may resolve: then only compiling tells. */
  private void reference(String at, String reference) {
    if (root.findValue("$id") != null || Draft.isPublished(reference)) {
      return;
    }
    if (!reference.startsWith("#")) {
      problems.add(
          SchemaProblem.error(
              at,
              "\""
                  + reference
                  + "\" is another document and nothing is fetched: copy it to $defs"));
    } else if (reference.startsWith("#/") && !LocalRef.resolves(root, reference)) {
      String hint = Spelling.hint(reference, LocalRef.targets(root));
      problems.add(SchemaProblem.error(at, "\"" + reference + "\" leads nowhere" + hint));
    }
  }
}
