package ai.memories.schema;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A responseSchema: what the service is told an answer must look like, in the Gemini dialect, and
 * what the answer is then held to.
 *
 * <pre>{@code
 * ResponseSchema schema = ResponseSchema.parse("""
 *     {"type": "OBJECT",
 *      "properties": {"total": {"type": "NUMBER"}},
 *      "required": ["total"]}""");
 * schema.validate(Json.parse("{\"total\": \"119\"}"));
 * // [/total: expected number, got string "119"]
 * }</pre>
 *
 * <p>Immutable and thread-safe. It is compiled once; checking a small answer takes microseconds.
 */
public final class ResponseSchema implements AnswerSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private final Json json;
  private final SchemaChecks checks;

  /** Checks what makes a violation. */
  private final Validator validator;

  /** Checks the order too, if it is looked at at all. */
  private final Validator ordered;

  /** Asked for by every case; two threads that race digest the same. */
  private volatile @Nullable String sha256;

  private ResponseSchema(Json json, SchemaChecks checks) {
    this.json = json;
    this.checks = checks;
    this.ordered = compile(json, checks);
    this.validator =
        checks.propertyOrder() == PropertyOrder.WARN
            ? compile(json, checks.withPropertyOrder(PropertyOrder.OFF))
            : ordered;
  }

  private static Validator compile(Json json, SchemaChecks checks) {
    return Validator.compile(GeminiMapping.checked(json.node(), checks), Registries.Kind.GEMINI);
  }

  /**
   * Reads the text of a schema.
   *
   * @throws JsonSyntaxException where the text is no JSON, or names a key twice
   * @throws SchemaException where nothing could be validated with it; with all problems at once
   */
  public static ResponseSchema parse(String json) {
    return of(Json.parseStrict(json));
  }

  /**
   * Takes a schema; what the service would refuse in it is left to {@link #lint}.
   *
   * @throws SchemaException where nothing could be validated with it; with all problems at once
   */
  public static ResponseSchema of(Json json) {
    List<SchemaProblem> problems = GeminiStructure.problems(json.node());
    if (!problems.isEmpty()) {
      throw new SchemaException(problems, null);
    }
    return new ResponseSchema(json, SchemaChecks.standard());
  }

  /** The same schema with other checks. */
  public ResponseSchema checking(SchemaChecks checks) {
    return checks.equals(this.checks) ? this : new ResponseSchema(json, checks);
  }

  /** What is checked beyond the mapping. */
  public SchemaChecks checks() {
    return checks;
  }

  /** The schema as it was written and as it is sent, its properties in their order. */
  @Override
  public Json json() {
    return json;
  }

  /** The digest of the {@linkplain AnswerSchema#normalForm normal form}, in hexadecimal digits. */
  public String sha256() {
    String known = sha256;
    if (known != null) {
      return known;
    }
    try {
      byte[] bytes = AnswerSchema.normalForm(json).canonicalBytes();
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      sha256 = digest;
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The same in JSON Schema 2020-12; objects are closed only under the strict check. */
  public Json toJsonSchema() {
    ObjectNode schema = Json.object().put("$schema", DRAFT);
    schema.setAll(GeminiMapping.standard(json.node(), checks.strict()));
    return Json.of(schema);
  }

  @Override
  public List<SchemaViolation> validate(Json value) {
    return validator.validate(value);
  }

  /** What in a valid value is worth a word: its order, under {@link PropertyOrder#WARN}. */
  public List<SchemaViolation> warnings(Json value) {
    return checks.propertyOrder() == PropertyOrder.WARN && validate(value).isEmpty()
        ? ordered.validate(value)
        : List.of();
  }

  /** What the service refuses (errors), and what has no effect (warnings). */
  public List<SchemaProblem> lint() {
    return GeminiLint.problems(json.node());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResponseSchema that
        && checks.equals(that.checks)
        && AnswerSchema.normalForm(json).equals(AnswerSchema.normalForm(that.json));
  }

  @Override
  public int hashCode() {
    return AnswerSchema.normalForm(json).hashCode();
  }

  /** The schema's JSON text. */
  @Override
  public String toString() {
    return json.compact();
  }
}
