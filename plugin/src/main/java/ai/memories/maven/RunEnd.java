package ai.memories.maven;

import ai.memories.evaluation.report.CiReport;
import ai.memories.evaluation.report.ConsoleHost;
import ai.memories.evaluation.report.ConsoleReport;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What a goal does with the outcome of a run: tells people and the CI system, and fails the build.
 *
 * @param session the build
 * @param execution of the goal
 * @param log where people read
 */
record RunEnd(MavenSession session, MojoExecution execution, Log log) {

  void tell(RunOutcome outcome) throws IOException, MojoFailureException {
    ConsoleReport.write(outcome, host(), log::info);
    CiOutput.ofProcess()
        .print(
            CiReport.of(System.getenv())
                .annotations(outcome, ProjectPlace.of(session).directory()));
    if (!outcome.success()) {
      throw new MojoFailureException(
          String.join("; ", outcome.failures()) + " (all of it in " + outcome.results() + ")");
    }
  }

  private ConsoleHost host() {
    var commands = Commands.of(session, execution);
    return new ConsoleHost(
        Terminal.of(session).style(),
        ProjectPlace.of(session).output(),
        commands::record,
        commands::rerun,
        commands.accept());
  }
}
