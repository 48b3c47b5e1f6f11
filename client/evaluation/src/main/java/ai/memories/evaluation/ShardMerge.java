package ai.memories.evaluation;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.CiReport;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.setting.FailOn;
import ai.memories.evaluation.suite.Suite;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Overrun;
import ai.memories.pricing.Totals;
import ai.memories.schema.ResponseSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Joins the results of shards into those of one run, with the verdict the undivided run would have:
 * the same conclusion is drawn from the same lines and the sum of the meters. Calls nothing.
 *
 * <pre>{@code
 * Optional<RunOutcome> outcome = ShardMerge.run(request, "shards/*", EvaluationListener.NONE);
 * }</pre>
 */
public final class ShardMerge {
  private final Plan plan;
  private final ShardSet shards;
  private final RunTotals totals = new RunTotals();
  private final List<String> notices = new ArrayList<>();

  private ShardMerge(Plan plan, ShardSet shards) {
    this.plan = plan;
    this.shards = shards;
  }

  /**
   * Joins them.
   *
   * @param request where the project is, whose suites say what is accepted, and where the joined
   *     results go
   * @param from the directories of the shards' results, as {@code shards/*}, relative to the
   *     project
   * @return what they come to together; empty where it is skipped, or there are no suites
   * @throws ConfigurationException if they are not all shards of one run: there is no verdict
   * @throws IOException if the disk refuses
   * @throws InterruptedException if interrupted
   */
  public static Optional<RunOutcome> run(
      EvaluationRequest request, String from, EvaluationListener listener)
      throws IOException, InterruptedException {
    Optional<ProjectCheck> checked = ProjectCheck.make(request, listener, new Problems());
    if (checked.isEmpty()) {
      return Optional.empty(); // a module without suites has no shards either
    }
    var problems = new Problems();
    List<Path> directories = ShardDirectories.find(request.project(), from, problems);
    Path output = request.output().toAbsolutePath().normalize();
    if (directories.stream().anyMatch(d -> d.toAbsolutePath().normalize().equals(output))) {
      ShardSet.refuse(problems, output + " is where the joined results go: put shards elsewhere");
    }
    problems.throwIfErrors();
    ShardSet shards = ShardSet.read(directories, problems);
    Plan plan = ShardPlan.make(checked.get(), shards, listener);
    try {
      return Optional.of(new ShardMerge(plan, shards).run());
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private RunOutcome run() throws IOException, InterruptedException {
    RunMeters meters = meters();
    Path output = plan.request().output();
    var files = RunFiles.in(output);
    files.begin(plan, meters.started());
    for (Suite suite : plan.suites()) {
      SuiteRun.columns(suite).forEach(column -> totals.declare(suite.name(), column));
    }
    join(files.results());
    if (plan.settings().failOn().contains(FailOn.UNUSED)) {
      notices.add("which recordings are unused is not known of shards: failOn \"unused\" rests");
    }
    RunOutcome outcome = new Conclusion(plan, meters).outcome(files, totals, notices);
    Reports.write(plan.writers(), outcome, output);
    CiReport.of(plan.request().environment()).appendSummary(output);
    files.complete(plan, meters.started(), meters.schemas(), meters.suites(), Map.of());
    return outcome;
  }

  /** Shard after shard, line by line; each shard's numbers go on where the last one's ended. */
  private void join(Path results) throws IOException {
    long offset = 0;
    try (var out = ResultsFile.create(results)) {
      for (StoredRun shard : shards.runs()) {
        long last = -1;
        long notRun = 0;
        try (Stream<CaseResult> lines = ResultsFile.read(shard.outcome().results())) {
          for (CaseResult line : (Iterable<CaseResult>) lines::iterator) {
            CaseResult result = line.withSeq(offset + line.seq());
            last = Math.max(last, line.seq());
            out.append(NarrowedResults.narrow(result, plan.settings().evidence()).line());
            totals.add(result);
            notRun += limited(result) ? 1 : 0;
          }
        }
        offset += last + 1;
        note(shard, notRun);
      }
    }
  }

  private static boolean limited(CaseResult result) {
    return !result.isSample() && result.errorKind().filter(Kind.BUDGET::equals).isPresent();
  }

  private void note(StoredRun shard, long notRun) {
    if (notRun > 0) {
      notices.add(
          "shard "
              + shard.facts().shard()
              + " reached a limit: "
              + notRun
              + (notRun == 1 ? " of its cases was" : " of its cases were")
              + " not run, though another shard may have had room");
    }
  }

  private RunMeters meters() {
    Instant started = first(run -> run.outcome().started(), false);
    Instant ended = first(run -> run.outcome().started().plus(run.outcome().elapsed()), true);
    Totals asRecorded = sum(RunOutcome::asRecorded);
    Limits set = plan.settings().limits();
    for (StoredRun run : shards.runs()) {
      set = set.min(run.facts().limitsSet());
    }
    Map<String, SuiteMeter> suites = new TreeMap<>();
    Map<String, ResponseSchema> schemas = new TreeMap<>();
    for (StoredRun run : shards.runs()) {
      run.facts().taken().forEach((suite, part) -> suites.merge(suite, part, SuiteMeter::plus));
      schemas.putAll(run.facts().schemas());
    }
    PriceShift shift =
        suites.values().stream().map(SuiteMeter::shift).reduce(PriceShift.NONE, PriceShift::plus);
    return new RunMeters(
        started,
        Duration.between(started, ended),
        answers(),
        0,
        sum(RunOutcome::spent),
        asRecorded,
        Overrun.of("the run", set, plan.request().ledgers().join(plan.limits(), asRecorded))
            .stream()
            .map(overrun -> Exceeded.of(overrun, shift))
            .toList(),
        suites,
        schemas);
  }

  private Instant first(Function<StoredRun, Instant> of, boolean last) {
    Stream<Instant> all = shards.runs().stream().map(of);
    return (last ? all.max(Instant::compareTo) : all.min(Instant::compareTo)).orElseThrow();
  }

  private Totals sum(Function<RunOutcome, Totals> of) {
    return shards.runs().stream()
        .map(run -> of.apply(run.outcome()))
        .reduce(Totals.ZERO, Totals::plus);
  }

  private CassetteTally answers() {
    return shards.runs().stream()
        .map(run -> run.outcome().answers())
        .reduce(new CassetteTally(0, 0, 0, 0), CassetteTally::plus);
  }
}
