package ai.memories.evaluation;

import ai.memories.cassette.Cassette;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.CiReport;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunProgress;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.setting.SuiteEnvironment;
import ai.memories.evaluation.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final FailFast failFast;
  private final RunTotals totals = new RunTotals();
  private final SentSchemas sent = new SentSchemas();
  private final Map<String, SuiteMeter> meters = new LinkedHashMap<>();
  private final UnusedRecordings unused;

  private Evaluation(Plan plan, EvaluationListener listener) {
    this.plan = plan;
    this.failFast = new FailFast(plan.settings());
    this.unused = new UnusedRecordings(plan.settings().forcedSamples().isEmpty());
    this.listener = listener;
  }

  /**
   * Runs all suites the request names.
   *
   * @return what the run came to; empty where there was nothing to run: skipped, no suites
   *     directory, or only an estimate was asked for
   * @throws ConfigurationException if the user's input cannot be run; nothing was called
   * @throws IOException if results or reports cannot be written
   * @throws InterruptedException if interrupted; what was finished is on disk
   */
  public static Optional<RunOutcome> run(EvaluationRequest request, EvaluationListener listener)
      throws IOException, InterruptedException {
    Optional<Plan> plan = Plan.make(request, listener);
    try {
      plan.ifPresent(Plan::refuseAnEmptyFilter);
      if (plan.isPresent() && plan.get().settings().estimate()) {
        Estimation.of(plan.get()).lines().forEach(listener::announced);
        return Optional.empty();
      }
      return plan.isEmpty()
          ? Optional.empty()
          : Optional.of(new Evaluation(plan.get(), listener).run());
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  /**
   * Looks at everything a run would read, and calls nothing: settings, suites, prompts, schemas,
   * datasets, prices, baselines, recordings. It needs no key and writes no file.
   *
   * @param listener hears the warnings
   * @return what there is; empty where there is nothing to look at: skipped, or no suites directory
   * @throws ConfigurationException with all errors at once
   * @throws IOException if files cannot be read
   */
  public static Optional<CheckOutcome> check(EvaluationRequest request, EvaluationListener listener)
      throws IOException {
    Optional<ProjectCheck> checked = ProjectCheck.make(request, listener, new Problems());
    if (checked.isEmpty()) {
      return Optional.empty();
    }
    checked.get().lookIntoTheRest();
    checked.get().lookIntoRecordings();
    checked.get().end(listener);
    return Optional.of(CheckOutcome.of(checked.get()));
  }

  private RunOutcome run() throws IOException, InterruptedException {
    Instant started = plan.request().clock().instant();
    var files = RunFiles.in(plan.request().output());
    files.begin(plan, started);
    if (!plan.shard().whole()) {
      listener.announced(
          "shard "
              + plan.shard()
              + ": its share of the cases and limits; memories:merge joins all");
    }
    if (plan.mode().mode().callsOut()) {
      listener.announced(Announcement.of(plan.mode(), plan.settings(), plan.limits()));
      Estimation.beforehand(plan).ifPresent(listener::announced);
    }
    RunOutcome outcome = run(files, started);
    Reports.write(plan.writers(), outcome, plan.request().output());
    CiReport.of(plan.request().environment()).appendSummary(plan.request().output());
    files.complete(plan, started, sent.all(), meters, unused.orphans());
    return outcome;
  }

  private RunOutcome run(RunFiles files, Instant started) throws IOException, InterruptedException {
    try (Wiring wiring = wiring();
        var results = ResultsFile.create(files.results())) {
      if (wiring.resumed() > 0) {
        listener.announced(
            wiring.resumed()
                + " answers of an interrupted run are taken as recorded; -Dmemories.restart pays for"
                + " them anew");
      }
      listener.started(() -> progress(wiring, started));
      var ending = new RunEnding(plan, wiring, sent, failFast, unused);
      var sequence = new AtomicLong();
      for (Suite suite : plan.suites()) {
        var run = new SuiteRun(plan, suite, wiring, sent, failFast);
        SuiteRun.columns(suite).forEach(column -> totals.declare(suite.name(), column));
        run.run(sequence, result -> finished(results, masked(result)));
        ending.completed(suite, run.meter());
      }
      if (!failFast.stopped()) {
        wiring.completeRecording();
      }
      meters.putAll(ending.suites());
      return ending.outcome(files, started, totals);
    }
  }

  private CaseResult masked(CaseResult result) {
    SuiteEnvironment environment = plan.config().environment();
    return environment.values().isEmpty() ? result : result.inWords(environment::mask);
  }

  private RunProgress progress(Wiring wiring, Instant started) {
    return new RunProgress(
        plan.cases(),
        totals.all(),
        wiring.own().spent(),
        plan.limits(),
        Duration.between(started, plan.request().clock().instant()));
  }

  /** One at a time: what listeners hear is in the order of what is on disk. */
  private void finished(ResultsFile results, CaseResult result) {
    String line = result.line();
    synchronized (this) {
      results.append(line);
      totals.add(result);
      failFast.finished(result);
      unused.finished(result);
      listener.finished(result);
    }
  }

  private Wiring wiring() {
    EvaluationRequest request = plan.request();
    return Wiring.builder(
            plan.settings(),
            plan.mode(),
            plan.config(),
            Cassette.at(request.memories().resolve("cassettes")))
        .limits(plan.limits())
        .ledgers(request.ledgers())
        .recording(request.recording(plan.mode().mode()))
        .recordCommand(name -> request.recordCommand().apply(CaseFacts.filterOf(name)))
        .key(request.key())
        .proxy(plan.mode().mode().callsOut() ? request.proxy() : Optional.empty())
        .environment(request.environment())
        .service(request.service())
        .open();
  }
}
