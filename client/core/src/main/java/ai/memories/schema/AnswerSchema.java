package ai.memories.schema;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import ai.memories.regex.RegexTimeoutException;
import java.util.List;

/**
 * A schema an answer can be checked against: a {@link ResponseSchema} in the Gemini dialect or a
 * plain {@link JsonSchema}.
 *
 * <pre>{@code
 * AnswerSchema schema = AnswerSchema.parse("{\"type\": \"OBJECT\", …}"); // the dialect is found
 * schema.validate(value);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface AnswerSchema permits ResponseSchema, JsonSchema {

  /**
   * Reads a schema of either dialect: it is the Gemini one if a type is in upper case, or if {@code
   * nullable} or {@code propertyOrdering} stands in it and no {@code $schema}.
   *
   * @throws SchemaException with all problems at once
   */
  static AnswerSchema of(Json schema) {
    return DialectDetector.isGemini(schema) ? ResponseSchema.of(schema) : JsonSchema.of(schema);
  }

  /**
   * Reads the text of a schema of either dialect.
   *
   * @throws JsonSyntaxException where the text is no JSON
   * @throws SchemaException with all problems at once
   */
  static AnswerSchema parse(String json) {
    return of(Json.parseStrict(json));
  }

  /**
   * A schema document, whatever its dialect and even if it is wrong, with the members of each
   * {@code properties} as a list of name and schema: their order steers generation, so two schemas
   * that differ in it are two. For fingerprints.
   */
  static Json normalForm(Json schema) {
    return SchemaTree.normalForm(schema);
  }

  /** The schema as it was written. */
  Json json();

  /**
   * Everything in a value that breaks this schema; an empty list for a value that keeps it.
   *
   * @throws RegexTimeoutException where a pattern of the schema passed its deadline on this value
   */
  List<SchemaViolation> validate(Json value);
}
