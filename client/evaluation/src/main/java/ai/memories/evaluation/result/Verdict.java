package ai.memories.evaluation.result;

/**
 * What came of a case. An error is not a wrong answer, and what did not run is neither.
 *
 * <pre>{@code
 * boolean wrong = result.verdict() == Verdict.FAILED; // one that ERRORED says nothing of the prompt
 * }</pre>
 */
public enum Verdict {
  /** The answer holds all that was demanded. */
  PASSED,
  /** The answer was had and is wrong. */
  FAILED,
  /** The answer could not be had, or could not be judged. */
  ERRORED,
  /** It was not asked, since a budget or another case forbade it. */
  NOT_RUN
}
