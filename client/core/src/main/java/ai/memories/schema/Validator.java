package ai.memories.schema;

import ai.memories.json.Json;
import ai.memories.regex.RegexTimeoutException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import java.util.ArrayList;
import java.util.List;

/** A compiled schema. Immutable and thread-safe; a small value takes microseconds. */
final class Validator {
  private final Schema schema;

  private Validator(Schema schema) {
    this.schema = schema;
  }

  /**
   * Compiles, and tries values of each container: what refers to itself without end is found now.
   *
   * @throws SchemaException for what can only be found by compiling
   */
  static Validator compile(JsonNode schema, Registries.Kind kind) {
    try {
      Schema compiled = Registries.of(kind).getSchema(ExactBounds.in(schema));
      compiled.initializeValidators();
      var validator = new Validator(compiled);
      for (String probe : new String[] {"null", "{}", "[]"}) {
        validator.errors(Json.parse(probe).node());
      }
      return validator;
    } catch (com.networknt.schema.SchemaException e) {
      String message = "it cannot be compiled: " + e.getMessage();
      throw new SchemaException(SchemaProblem.error("", message), e);
    }
  }

  /** The meta-schema of a draft. */
  static Validator metaSchema(String id) {
    return new Validator(Registries.of(Registries.Kind.PLAIN).getSchema(SchemaLocation.of(id)));
  }

  /**
   * Everything that breaks the schema.
   *
   * @throws RegexTimeoutException where a pattern of the schema passed its deadline on this value
   */
  List<SchemaViolation> validate(Json value) {
    List<SchemaViolation> outOfRange = new ArrayList<>();
    NumberRange.check("", value.node(), outOfRange);
    return outOfRange.isEmpty() ? Violations.of(errors(value.node())) : List.copyOf(outOfRange);
  }

  private List<Error> errors(JsonNode value) {
    try {
      return schema.validate(value);
    } catch (DeadlineRegex.Stopped e) {
      throw e.timeout();
    } catch (StackOverflowError e) {
      throw new SchemaException(
          SchemaProblem.error("", "it refers to itself without end: a $ref must lead inwards"), e);
    }
  }
}
