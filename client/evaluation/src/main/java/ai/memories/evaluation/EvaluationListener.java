package ai.memories.evaluation;

import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunProgress;
import java.util.function.Supplier;

/**
 * What a host hears of a run while it goes on. Called from several threads, one call at a time for
 * {@link #finished}.
 *
 * <pre>{@code
 * EvaluationListener printing =
 *     new EvaluationListener() {
 *       @Override
 *       public void finished(CaseResult result) {
 *         System.out.println(result.name() + ": " + result.verdict());
 *       }
 *     };
 * Evaluation.run(request, printing);
 * }</pre>
 */
public interface EvaluationListener {

  /** A listener that hears nothing. */
  EvaluationListener NONE = new EvaluationListener() {};

  /** Something the user should know before the first call: the mode, a limit. */
  default void announced(String line) {}

  /** Something odd, which does not stop the run. */
  default void warned(Problem problem) {}

  /**
   * The first case is about to be drawn.
   *
   * @param progress gives at any moment, from any thread, how far the run has come
   */
  default void started(Supplier<RunProgress> progress) {}

  /** A case, or one of its samples, has finished; its result is on disk. */
  default void finished(CaseResult result) {}
}
