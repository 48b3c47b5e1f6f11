package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.Optional;

/** A keyword that JSON Schema lacks, as one function of its own value and the value checked. */
final class CheckKeyword extends AbstractKeyword {

  /** The function: a complaint in our words, or none. */
  interface Check {
    Optional<String> complaint(JsonNode keyword, JsonNode value);
  }

  private final Check check;

  CheckKeyword(String name, Check check) {
    super(name);
    this.check = check;
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
    return new Validator(this, location, value, parent, context);
  }

  private static final class Validator extends BaseKeywordValidator {
    private final Check check;

    Validator(
        CheckKeyword keyword,
        SchemaLocation location,
        JsonNode value,
        Schema parent,
        SchemaContext context) {
      super(keyword, value, location, parent, context);
      this.check = keyword.check;
    }

    @Override
    public void validate(
        ExecutionContext context, JsonNode value, JsonNode root, NodePath location) {
      check
          .complaint(schemaNode, value)
          .ifPresent(
              message ->
                  context.addError(
                      error()
                          .message(message)
                          .instanceNode(value)
                          .instanceLocation(location)
                          .evaluationPath(context.getEvaluationPath())
                          .build()));
    }
  }
}
