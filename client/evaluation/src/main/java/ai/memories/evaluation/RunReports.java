package ai.memories.evaluation;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.ReportWriter;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.setting.Evidence;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.setting.Setting;
import ai.memories.evaluation.setting.Settings;
import ai.memories.evaluation.source.ProjectFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes the reports of an old run anew, from what it left on disk. Nothing is called, and neither
 * suites nor recordings are needed.
 *
 * <pre>{@code
 * Optional<RunOutcome> outcome = RunReports.rewrite(request, EvaluationListener.NONE);
 * }</pre>
 */
public final class RunReports {

  private RunReports() {}

  /**
   * Writes them to the directory of the run, those that the setting {@code formats} names. Where
   * {@code evidence} is narrower than what the run kept, they have no more than it allows; wider it
   * cannot become.
   *
   * @param request where the run is: its output directory
   * @return what the run came to; empty where it is skipped
   * @throws ConfigurationException if there is no complete run, or a setting is wrong
   * @throws IOException if the disk refuses
   * @throws InterruptedException if interrupted
   */
  public static Optional<RunOutcome> rewrite(EvaluationRequest request, EvaluationListener listener)
      throws IOException, InterruptedException {
    var problems = new Problems();
    var files = new ProjectFiles(request.project(), List.of());
    ProjectConfig config = ProjectConfig.read(request.memories(), files, problems);
    Settings settings = ProjectCheck.settings(request, config, problems);
    List<ReportWriter> writers = WantedReports.named(settings, problems);
    problems.warnings().forEach(listener::warned);
    problems.throwIfErrors();
    if (settings.skip()) {
      listener.announced("Reports are skipped");
      return Optional.empty();
    }
    StoredRun run = StoredRun.read(request.output(), result -> {});
    warnOfMore(run.facts().evidence(), settings, listener);
    write(run, settings.evidence(), writers);
    return Optional.of(run.outcome());
  }

  private static void write(StoredRun run, Evidence wanted, List<ReportWriter> writers)
      throws IOException, InterruptedException {
    RunOutcome outcome = run.outcome();
    if (wanted.narrower(run.facts().evidence()) == run.facts().evidence()) {
      Reports.write(writers, outcome, run.directory());
      return;
    }
    try (NarrowedResults narrowed = NarrowedResults.of(outcome.results(), wanted)) {
      Reports.write(writers, narrowed.outcome(outcome), run.directory());
    }
  }

  private static void warnOfMore(Evidence kept, Settings settings, EvaluationListener listener) {
    Optional<String> origin = settings.origin(Setting.EVIDENCE);
    if (origin.isPresent() && settings.evidence().compareTo(kept) < 0) {
      listener.warned(
          Problem.warning(
              origin.get()
                  + ": the run kept evidence \""
                  + kept.label()
                  + "\", and no report can have more"));
    }
  }
}
