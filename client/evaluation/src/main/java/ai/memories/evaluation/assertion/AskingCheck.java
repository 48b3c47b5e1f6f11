package ai.memories.evaluation.assertion;

import ai.memories.json.Json;
import java.util.Map;

/**
 * An assertion that a grader judges: a model is asked about the answer, through the same client,
 * recordings and budget as the answer itself. Which model and with which prompt the suite says
 * ({@code provider}, {@code rubricPrompt}). Immutable and thread-safe.
 *
 * <pre>{@code
 * public final class Tone implements AskingCheck {
 *   public Map<String, Json> question(Answer answer) {
 *     return Map.of("output", Json.text(answer.text()), "rubric", Json.text("is polite"));
 *   }
 *
 *   public Outcome outcome(String said) {
 *     Json verdict =
 *         JsonAnswer.read(said)
 *             .json()
 *             .orElseThrow(() -> new AssertionErrorException("the grader gave no JSON"));
 *     boolean polite = verdict.node().path("pass").asBoolean();
 *     return Outcome.of(polite, "the grader finds it " + (polite ? "polite" : "not polite"));
 *   }
 * }
 * }</pre>
 */
public interface AskingCheck extends AssertionCheck {

  /**
   * What the grader's prompt is filled with beside the variables of the test, such as {@code
   * output} and {@code rubric}.
   */
  Map<String, Json> question(Answer answer);

  /**
   * The verdict.
   *
   * @param said the grader's answer
   * @throws AssertionErrorException if it is none, which is never a pass
   */
  Outcome outcome(String said);

  @Override
  default Outcome check(Answer answer) {
    throw new AssertionErrorException("no grader was asked");
  }
}
