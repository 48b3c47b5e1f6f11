package ai.memories.evaluation.baseline;

import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.SchemaRegression;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import ai.memories.schema.ResponseSchema;
import ai.memories.schema.SchemaChange;
import ai.memories.schema.SchemaChange.Kind;
import ai.memories.schema.SchemaComparison;
import ai.memories.schema.SchemaViolation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One schema in the place of another: what recorded answers come to under the new one, without a
 * call. Not thread-safe.
 */
final class SchemaSwitch {
  private final Optional<String> before;
  private final Optional<String> after;
  private final @Nullable ResponseSchema old;
  private final @Nullable ResponseSchema now;
  private final boolean quoting;
  private long cases;
  private long valid;
  private Names broken = Names.NONE;
  private long invalidBefore;
  private long unknown;
  private Optional<BigDecimal> recordUsd = Optional.of(BigDecimal.ZERO);

  SchemaSwitch(
      Optional<String> before,
      Optional<String> after,
      @Nullable ResponseSchema old,
      @Nullable ResponseSchema now,
      boolean quoting) {
    this.before = before;
    this.after = after;
    this.old = old;
    this.now = now;
    this.quoting = quoting;
  }

  /**
   * Adds a case.
   *
   * @param usd what recording it anew costs, as far as its usage tells
   */
  void add(BaselineCase recorded, Optional<BigDecimal> usd) {
    cases++;
    recordUsd = recordUsd.flatMap(sum -> usd.map(sum::add));
    List<String> answers = recorded.answers();
    unknown += recorded.samples() - answers.size();
    answers.forEach(answer -> answer(recorded.key(), answer));
  }

  private void answer(CaseKey key, String answer) {
    Optional<String> fault = now == null ? Optional.empty() : fault(now, answer);
    if (fault.isEmpty()) {
      valid++;
    } else if (old != null && fault(old, answer).isPresent()) {
      invalidBefore++;
    } else {
      broken = broken.plus(quoting ? key + " (" + fault.get() + ")" : key.toString());
    }
  }

  private static Optional<String> fault(ResponseSchema schema, String answer) {
    Optional<Json> json = JsonAnswer.read(answer).json();
    return json.isEmpty()
        ? Optional.of("no JSON")
        : schema.validate(json.get()).stream().findFirst().map(SchemaViolation::toString);
  }

  SchemaRegression result() {
    SchemaComparison comparison = comparison();
    return new SchemaRegression(
        before,
        after,
        cases,
        comparison.changes(),
        comparison.refused(),
        valid,
        broken,
        invalidBefore,
        unknown,
        recordUsd);
  }

  private SchemaComparison comparison() {
    if (old != null && now != null) {
      return SchemaComparison.compare(old, now);
    }
    if (before.isPresent() && after.isPresent()) {
      String message = "the baseline does not hold the old schema: accept it anew";
      return alone(new SchemaChange(Kind.TYPE, "", true, true, message));
    }
    return alone(
        after.isEmpty()
            ? new SchemaChange(
                Kind.TYPE, "", true, false, "the schema is gone: readers can rely on nothing")
            : new SchemaChange(
                Kind.TYPE, "", false, true, "there was no schema: answers could be anything"));
  }

  private static SchemaComparison alone(SchemaChange change) {
    return new SchemaComparison(List.of(change), List.of());
  }
}
