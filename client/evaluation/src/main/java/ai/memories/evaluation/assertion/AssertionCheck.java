package ai.memories.evaluation.assertion;

/**
 * One assertion, ready to judge answers; immutable and thread-safe.
 *
 * <pre>{@code
 * AssertionCheck brief =
 *     answer -> {
 *       int length = answer.text().length();
 *       return Outcome.of(length <= 80, "the answer has " + length + " characters");
 *     };
 * }</pre>
 */
@FunctionalInterface
public interface AssertionCheck {

  /**
   * Judges an answer.
   *
   * @throws AssertionErrorException if it cannot be judged, which is an error and not a failure
   */
  Outcome check(Answer answer);
}
