package ai.memories.evaluation.assertion;

import ai.memories.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How one assertion judged one answer.
 *
 * <pre>{@code
 * for (AssertionResult result : judgement.assertions()) {
 *   if (!result.pass()) {
 *     log.info("{}: {}", result.type(), result.reason());
 *   }
 * }
 * }</pre>
 *
 * @param type as the suite wrote it, {@code not-} included
 * @param metric the name its score counts under, if it has one
 * @param value what was demanded, templates rendered
 * @param threshold as the suite wrote it
 * @param weight its share in the score of the case; 0 means it counts under its metric only
 * @param pass whether it holds
 * @param errored whether it could not be judged, which is neither pass nor failure
 * @param score from 0 to 1; 0 where it could not be judged
 * @param reason what was found, or what kept it from being judged
 * @param nested the results of an {@code assert-set}, in order; else empty
 * @param grader what the model said that judged it, where one did
 */
public record AssertionResult(
    String type,
    Optional<String> metric,
    Optional<Json> value,
    Optional<BigDecimal> threshold,
    double weight,
    boolean pass,
    boolean errored,
    double score,
    String reason,
    List<AssertionResult> nested,
    Optional<GraderAnswer> grader) {

  /** Copies the list; refuses a result that is both passed and errored. */
  public AssertionResult {
    if (pass && errored) {
      throw new IllegalArgumentException("what could not be judged has not passed");
    }
    nested = List.copyOf(nested);
  }

  /** A result that no model judged. */
  public AssertionResult(
      String type,
      Optional<String> metric,
      Optional<Json> value,
      Optional<BigDecimal> threshold,
      double weight,
      boolean pass,
      boolean errored,
      double score,
      String reason,
      List<AssertionResult> nested) {
    this(
        type,
        metric,
        value,
        threshold,
        weight,
        pass,
        errored,
        score,
        reason,
        nested,
        Optional.empty());
  }

  AssertionResult gradedBy(GraderAnswer answer) {
    return new AssertionResult(
        type,
        metric,
        value,
        threshold,
        weight,
        pass,
        errored,
        score,
        reason,
        nested,
        Optional.of(answer));
  }
}
