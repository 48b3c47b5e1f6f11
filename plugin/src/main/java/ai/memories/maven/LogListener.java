package ai.memories.maven;

import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.problem.Problem;
import org.apache.maven.plugin.logging.Log;

/** Says in Maven's log what the engine announces. */
final class LogListener implements EvaluationListener {
  private final Log log;

  LogListener(Log log) {
    this.log = log;
  }

  @Override
  public void announced(String line) {
    log.info(line);
  }

  @Override
  public void warned(Problem problem) {
    log.warn(problem.toString());
  }
}
