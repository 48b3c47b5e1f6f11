package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import ai.memories.regex.RegexTimeoutException;
import ai.memories.schema.AnswerSchema;
import ai.memories.schema.JsonSchema;
import ai.memories.schema.SchemaException;
import ai.memories.schema.SchemaProblem;
import ai.memories.schema.SchemaViolation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schema an assertion demands of JSON, in the Gemini dialect or plain JSON Schema. */
record DemandedSchema(AnswerSchema schema) {
  private static final int MAX_SHOWN = 3;

  /** The schema under {@code value}, as a mapping or as JSON text; nothing if there is none. */
  static Optional<DemandedSchema> of(AssertionConfig config) {
    return config.value().map(value -> new DemandedSchema(read(value)));
  }

  private static AnswerSchema read(Json value) {
    Json document = value.node().isTextual() ? parsed(value.node().textValue()) : value;
    if (!document.node().isObject() && !document.node().isBoolean()) {
      throw new InvalidAssertionException(
          "/value", "value must be a schema, as a mapping or in a file, not " + document);
    }
    if (document.node().isBoolean() && !document.node().booleanValue()) {
      throw new InvalidAssertionException(
          "/value",
          "no JSON keeps the schema false, so every answer fails; write a schema, or leave it out");
    }
    try {
      return strict(AnswerSchema.of(document));
    } catch (SchemaException e) {
      SchemaProblem first = e.problems().get(0);
      throw e.problems().size() > 1
          ? new InvalidAssertionException("/value", e.getMessage())
          : new InvalidAssertionException(
              "/value" + first.pointer(), "the schema is not valid: " + first);
    }
  }

  /** Plain JSON Schema with its formats asserted, and no word in it that demands nothing. */
  private static AnswerSchema strict(AnswerSchema schema) {
    if (!(schema instanceof JsonSchema plain)) {
      return schema;
    }
    plain.lint().stream()
        .findFirst()
        .ifPresent(
            word -> {
              throw new InvalidAssertionException("/value" + word.pointer(), word.message());
            });
    return plain.assertingFormats();
  }

  /** Whether what keeps the schema may be an array, by its word. */
  boolean namesArrays() {
    JsonNode type = schema.json().node().path("type");
    List<JsonNode> names = new ArrayList<>(List.of(type));
    type.forEach(names::add);
    return names.stream().anyMatch(DemandedSchema::isArray);
  }

  private static boolean isArray(JsonNode type) {
    return type.asText().equalsIgnoreCase("array");
  }

  private static Json parsed(String text) {
    try {
      return Json.parseStrict(text);
    } catch (JsonSyntaxException e) {
      throw new InvalidAssertionException(
          "/value",
          "the schema is text but no JSON: line %d, column %d: %s"
              .formatted(e.line(), e.column(), e.getMessage()));
    }
  }

  /** What in a value breaks the schema. */
  List<SchemaViolation> violations(Json value) {
    try {
      return schema.validate(value);
    } catch (RegexTimeoutException e) {
      throw new AssertionErrorException(e.getMessage());
    }
  }

  /** Violations for people: the first few. */
  static String shown(List<SchemaViolation> violations) {
    String first =
        violations.stream()
            .limit(MAX_SHOWN)
            .map(SchemaViolation::toString)
            .collect(Collectors.joining("; "));
    int more = violations.size() - MAX_SHOWN;
    return more > 0 ? first + "; and " + more + " more" : first;
  }
}
