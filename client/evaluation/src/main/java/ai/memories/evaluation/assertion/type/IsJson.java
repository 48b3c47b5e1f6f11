package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.json.JsonAnswer;
import ai.memories.schema.SchemaViolation;
import java.util.List;
import java.util.Optional;

/**
 * {@code is-json}: all of the answer is JSON and, with a value, keeps that schema: one of the
 * Gemini dialect or plain JSON Schema. Stateless and thread-safe.
 */
public final class IsJson implements AssertionType {

  @Override
  public String name() {
    return "is-json";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    Optional<DemandedSchema> schema = DemandedSchema.of(config);
    return answer -> judge(answer, schema);
  }

  private static Outcome judge(Answer answer, Optional<DemandedSchema> schema) {
    if (!(answer.json() instanceof JsonAnswer.Value json) || json.fenced()) {
      return Outcome.of(false, BareJson.fault(answer.json()));
    }
    if (schema.isEmpty()) {
      return Outcome.of(true, "the answer is JSON");
    }
    List<SchemaViolation> violations = schema.get().violations(json.value());
    return violations.isEmpty()
        ? Outcome.of(true, "the answer is JSON that keeps the schema")
        : Outcome.of(
            false, "the answer's JSON breaks the schema: " + DemandedSchema.shown(violations));
  }
}
