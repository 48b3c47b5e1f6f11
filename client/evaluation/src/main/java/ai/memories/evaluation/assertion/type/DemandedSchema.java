package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import ai.memories.regex.RegexTimeoutException;
import ai.memories.schema.AnswerSchema;
import ai.memories.schema.SchemaException;
import ai.memories.schema.SchemaProblem;
import ai.memories.schema.SchemaViolation;
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
    try {
      return AnswerSchema.of(document);
    } catch (SchemaException e) {
      SchemaProblem first = e.problems().get(0);
      throw e.problems().size() > 1
          ? new InvalidAssertionException("/value", e.getMessage())
          : new InvalidAssertionException(
              "/value" + first.pointer(), "the schema is not valid: " + first);
    }
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
