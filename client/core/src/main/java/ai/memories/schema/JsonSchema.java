package ai.memories.schema;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import java.util.List;

/**
 * A plain JSON Schema of the draft its {@code $schema} names, or else 2020-12. It is held against
 * the draft's own schema first, so a misspelt type is an error and not a schema that accepts
 * anything. No reference to another document is ever fetched.
 *
 * <pre>{@code
 * JsonSchema schema = JsonSchema.parse("{\"type\": \"object\", \"required\": [\"total\"]}");
 * schema.validate(Json.parse("{}")); // [the required property "total" is missing]
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class JsonSchema implements AnswerSchema {
  private final Json json;
  private final Validator validator;

  private JsonSchema(Json json, Registries.Kind kind) {
    this.json = json;
    this.validator = Validator.compile(json.node(), kind);
  }

  /**
   * Reads the text of a schema.
   *
   * @throws JsonSyntaxException where the text is no JSON, or names a key twice
   * @throws SchemaException with all problems at once
   */
  public static JsonSchema parse(String json) {
    return of(Json.parseStrict(json));
  }

  /**
   * Takes a schema.
   *
   * @throws SchemaException with all problems at once
   */
  public static JsonSchema of(Json json) {
    List<SchemaProblem> problems = PlainStructure.problems(json);
    if (!problems.isEmpty()) {
      throw new SchemaException(problems, null);
    }
    return new JsonSchema(json, Registries.Kind.PLAIN);
  }

  /** The same schema with every {@code format} asserted; it is an annotation otherwise. */
  public JsonSchema assertingFormats() {
    return new JsonSchema(json, Registries.Kind.PLAIN_FORMATS);
  }

  /**
   * What is taken and does nothing: keywords that no draft has, such as a misspelt {@code
   * required}. Those that begin with {@code x-} are left alone.
   */
  public List<SchemaProblem> lint() {
    return PlainKeyword.unknown(json.node());
  }

  @Override
  public Json json() {
    return json;
  }

  @Override
  public List<SchemaViolation> validate(Json value) {
    return validator.validate(value);
  }

  /** The schema's JSON text. */
  @Override
  public String toString() {
    return json.compact();
  }
}
