package ai.memories.evaluation;

import ai.memories.evaluation.problem.EmptyChoiceException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.ReportWriter;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.setting.Setting;
import ai.memories.evaluation.setting.Settings;
import ai.memories.evaluation.setting.Shard;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.Suite;
import ai.memories.evaluation.suite.SuiteFilter;
import ai.memories.http.ApiKey;
import ai.memories.http.ApiRequest;
import ai.memories.http.BaseUrl;
import ai.memories.http.Endpoint;
import ai.memories.pricing.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a run needs, read and checked before the first call.
 *
 * @param request what the host asked
 * @param settings the settings that count
 * @param mode the mode and who decided it
 * @param limits what the run is held to
 * @param config what the project says
 * @param files what may be read
 * @param filter which cases run
 * @param shard which part of them
 * @param writers of the reports that are wanted
 * @param lastRun what did not pass in the run before
 * @param suites the suites, checked
 */
record Plan(
    EvaluationRequest request,
    Settings settings,
    RunMode mode,
    Limits limits,
    ProjectConfig config,
    ProjectFiles files,
    SuiteFilter filter,
    Shard shard,
    List<ReportWriter> writers,
    LastRun lastRun,
    List<Suite> suites) {

  /** Reads and checks all; empty where there is nothing to run. */
  static Optional<Plan> make(EvaluationRequest request, EvaluationListener listener)
      throws IOException {
    var problems = new Problems();
    Optional<ProjectCheck> checked = ProjectCheck.make(request, listener, problems);
    return checked.isEmpty() ? Optional.empty() : Optional.of(of(checked.get(), listener));
  }

  /** What only a run needs, over what any reader of the project does. */
  private static Plan of(ProjectCheck checked, EvaluationListener listener) {
    EvaluationRequest request = checked.request();
    Settings settings = checked.settings();
    Problems problems = checked.problems();
    RunMode mode = mode(request, settings, problems);
    LastRun lastRun = lastRun(checked.filter(), settings, request, problems);
    if (mode.mode().callsOut()) {
      refuseBrokenKey(request, problems);
    }
    refuseUnwritable(request.output(), problems);
    List<ReportWriter> writers = WantedReports.of(settings, problems);
    checked.end(listener);
    return new Plan(
        request,
        settings,
        mode,
        settings.shard().share(Announcement.enforced(mode, settings)),
        checked.config(),
        checked.files(),
        checked.filter(),
        settings.shard(),
        writers,
        lastRun,
        checked.suites());
  }

  /** An estimate calls nobody, so it needs neither a key nor leave to call in CI. */
  private static RunMode mode(EvaluationRequest request, Settings settings, Problems problems) {
    boolean hasKey = request.key().isPresent() || settings.estimate();
    Problems told = settings.estimate() ? new Problems() : problems;
    return request.replayByDefault()
        ? RunMode.ofJUnit(settings, request.environment(), hasKey, told)
        : RunMode.ofGoal(settings, request.environment(), hasKey, told);
  }

  /**
   * Refuses a filter that leaves no case, before anything of the last run is overwritten.
   *
   * @throws EmptyChoiceException naming the suites there are
   */
  void refuseAnEmptyFilter() {
    if (filter == SuiteFilter.ALL || suites.stream().anyMatch(this::leavesCases)) {
      return;
    }
    String origin = settings.origin(Setting.FILTER).orElse("filter");
    String because =
        "the suites are "
            + suites.stream().map(Suite::name).collect(Collectors.joining(", "))
            + "; a term is suite, suite/test-id, key=pattern, failed or missing";
    if (filter.asksForFailed() && lastRun.notPassed().isEmpty()) {
      because = "every case of the last run passed";
    } else if (filter.asksForMissing()) {
      because = "every case is recorded";
    }
    throw new EmptyChoiceException(
        origin + ": \"" + filter + "\" leaves no case to run: " + because);
  }

  private boolean leavesCases(Suite suite) {
    try (Recordings recordings = recordings(request -> {});
        Stream<EvalCase> cases = suite.cases()) {
      return cases.anyMatch(new CaseFilter(Shard.WHOLE, filter, lastRun, recordings)::matches);
    }
  }

  /** Whether every case runs: neither a filter nor a shard chooses among them. */
  boolean whole() {
    return filter == SuiteFilter.ALL && shard.whole();
  }

  /** How many cases there are; unknown where a filter or a shard chooses among them. */
  OptionalLong cases() {
    return whole()
        ? OptionalLong.of(suites.stream().mapToLong(Suite::caseCount).sum())
        : OptionalLong.empty();
  }

  /** What is recorded, looked up beside the run. */
  Recordings recordings(Consumer<ApiRequest> missed) {
    Endpoint usual =
        settings
            .endpoint()
            .or(() -> settings.baseUrl().flatMap(BaseUrl::endpoint))
            .orElse(Endpoint.VU);
    return new Recordings(
        config,
        request.memories().resolve("cassettes"),
        usual,
        settings.maxAge(),
        new AnswerJudge(files, config.environment()),
        missed);
  }

  private static LastRun lastRun(
      SuiteFilter filter, Settings settings, EvaluationRequest request, Problems problems) {
    return filter.asksForFailed()
        ? LastRun.read(
            request.output().resolve("results.jsonl"),
            settings.origin(Setting.FILTER).orElse("filter"),
            problems)
        : LastRun.NOT_ASKED_FOR;
  }

  private static void refuseBrokenKey(EvaluationRequest request, Problems problems) {
    try {
      request.key().ifPresent(ApiKey::of);
    } catch (IllegalArgumentException e) {
      problems.add(Problem.error(String.valueOf(e.getMessage())));
    }
  }

  static void refuseUnwritable(Path output, Problems problems) {
    try {
      Files.createDirectories(output);
      Files.delete(Files.createTempFile(output, ".writable", null));
    } catch (IOException e) {
      problems.add(
          Problem.error(
              "the output directory " + output + " cannot be written: " + e.getMessage()));
    }
  }
}
