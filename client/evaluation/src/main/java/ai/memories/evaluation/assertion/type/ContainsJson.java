package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.json.Json;
import ai.memories.schema.SchemaViolation;
import java.util.List;
import java.util.Optional;

/**
 * {@code contains-json}: somewhere in the answer is a JSON object or, with a value, one that keeps
 * that schema. An array counts only where the type of the schema names it: prose is full of {@code
 * [1]}, which keeps any schema that speaks of objects alone. Stateless and thread-safe.
 */
public final class ContainsJson implements AssertionType {

  @Override
  public String name() {
    return "contains-json";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    Optional<DemandedSchema> schema = DemandedSchema.of(config);
    return answer ->
        schema.isPresent() ? keeping(schema.get(), answer.text()) : anyObject(answer.text());
  }

  private static Outcome anyObject(String text) {
    return new JsonSearch(text, "{")
        .next()
        .map(found -> Outcome.of(true, "the answer contains " + Quoted.bare(found.compact())))
        .orElseGet(() -> Outcome.of(false, "the answer contains no JSON object"));
  }

  private static Outcome keeping(DemandedSchema schema, String text) {
    String starts = schema.namesArrays() ? "{[" : "{";
    var search = new JsonSearch(text, starts);
    String broken =
        "the answer contains no JSON object" + (schema.namesArrays() ? " or array" : "");
    for (Optional<Json> found = search.next(); found.isPresent(); found = search.next()) {
      List<SchemaViolation> violations = schema.violations(found.get());
      String shown = Quoted.bare(found.get().compact());
      if (violations.isEmpty()) {
        return Outcome.of(true, "the answer contains JSON that keeps the schema: " + shown);
      }
      broken =
          "the answer contains no JSON that keeps the schema; the last, %s, breaks it: %s"
              .formatted(shown, DemandedSchema.shown(violations));
      search.intoArray();
    }
    return Outcome.of(false, broken);
  }
}
