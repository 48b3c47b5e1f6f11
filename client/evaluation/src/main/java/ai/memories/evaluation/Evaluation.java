package ai.memories.evaluation;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.ReportWriter;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.Suite;
import ai.memories.pricing.Overrun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The front door of the engine: reads the suites, runs every case, writes the results. Every host
 * comes through here, so the same suite has the same verdicts everywhere.
 *
 * <pre>{@code
 * Optional<RunOutcome> outcome = Evaluation.run(request, listener);
 * if (outcome.isPresent() && !outcome.get().success()) {
 *   fail(outcome.get().failures());
 * }
 * }</pre>
 */
public final class Evaluation {
  private final Plan plan;
  private final EvaluationListener listener;
  private final RunTotals totals = new RunTotals();

  private Evaluation(Plan plan, EvaluationListener listener) {
    this.plan = plan;
    this.listener = listener;
  }

  /**
   * Runs all suites the request names.
   *
   * @return what the run came to; empty where there was nothing to run: skipped, or no suites
   *     directory
   * @throws ConfigurationException if the user's input cannot be run; nothing was called
   * @throws IOException if results or reports cannot be written
   * @throws InterruptedException if interrupted; what was finished is on disk
   */
  public static Optional<RunOutcome> run(EvaluationRequest request, EvaluationListener listener)
      throws IOException, InterruptedException {
    Optional<Plan> plan = Plan.make(request, listener);
    return plan.isEmpty()
        ? Optional.empty()
        : Optional.of(new Evaluation(plan.get(), listener).run());
  }

  private RunOutcome run() throws IOException, InterruptedException {
    Instant started = plan.request().clock().instant();
    var files = RunFiles.in(plan.request().output());
    files.begin(plan, started);
    if (plan.mode().mode().callsOut()) {
      listener.announced(Announcement.of(plan.mode(), plan.settings(), plan.limits()));
    }
    List<String> notices = new ArrayList<>();
    RunOutcome outcome;
    try (var wiring = Wiring.of(plan);
        var results = ResultsFile.create(files.results())) {
      int unused = runSuites(wiring, results);
      List<Overrun> overruns = wiring.overruns();
      notices.addAll(wiring.notices());
      CassetteTally answers = wiring.tally();
      outcome =
          new RunOutcome(
              files.runId(),
              started,
              Duration.between(started, plan.request().clock().instant()),
              plan.mode(),
              totals,
              answers,
              unused,
              plan.limits(),
              wiring.spent(),
              wiring.asRecorded(),
              plan.config().prices().date(),
              BuildVerdict.failures(totals.all(), overruns, unused, plan.settings().failOn()),
              notices,
              files.results());
    }
    for (ReportWriter writer : ServiceLoader.load(ReportWriter.class, Evaluation.class.getClassLoader())) {
      writer.write(outcome, plan.request().output());
    }
    files.complete(plan, started);
    return outcome;
  }

  private int runSuites(Wiring wiring, ResultsFile results) throws InterruptedException {
    var seq = new AtomicLong();
    int unused = 0;
    for (Suite suite : plan.suites()) {
      suite.columns().forEach(column -> totals.declare(suite.name(), column));
      var runner = wiring.runner(suite);
      new CaseWindow(plan.settings().maxConcurrency(), wiring.workers())
          .run(
              selected(suite),
              evalCase -> runner.run(evalCase, seq.getAndIncrement()),
              result -> {
                results.append(result);
                totals.add(result);
                listener.finished(result);
              });
      unused += wiring.completed(suite);
    }
    return unused;
  }

  private Iterator<EvalCase> selected(Suite suite) {
    return suite.cases(plan.filter());
  }
}
