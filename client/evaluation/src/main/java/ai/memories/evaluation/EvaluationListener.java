package ai.memories.evaluation;

import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.result.CaseResult;

/**
 * What a host hears of a run while it goes on. Called from several threads, one call at a time for
 * {@link #finished}.
 */
public interface EvaluationListener {

  /** A listener that hears nothing. */
  EvaluationListener NONE = new EvaluationListener() {};

  /** Something the user should know before the first call: the mode, a limit. */
  default void announced(String line) {}

  /** Something odd, which does not stop the run. */
  default void warned(Problem problem) {}

  /** A case, or one of its samples, has finished; its result is on disk. */
  default void finished(CaseResult result) {}
}
