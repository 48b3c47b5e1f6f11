package ai.memories.evaluation;

import ai.memories.cassette.Mode;
import ai.memories.cassette.Slug;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.Suite;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers, suite by suite, what is known only when all its cases are done. */
final class RunEnding {
  private final Plan plan;
  private final Wiring wiring;
  private final SentSchemas sent;
  private final Map<String, SuiteMeter> meters = new LinkedHashMap<>();
  private final List<String> notices = new ArrayList<>();
  private final FailFast failFast;
  private final UnusedRecordings unused;

  RunEnding(
      Plan plan, Wiring wiring, SentSchemas sent, FailFast failFast, UnusedRecordings unused) {
    this.plan = plan;
    this.wiring = wiring;
    this.sent = sent;
    this.failFast = failFast;
    this.unused = unused;
  }

  /** A suite has run: its re-recorded predecessors go, its unused recordings are counted. */
  void completed(Suite suite, SuiteMeter meter) {
    meters.put(suite.name(), meter);
    Mode mode = plan.mode().mode();
    if (mode == Mode.LIVE || failFast.stopped()) {
      return;
    }
    boolean whole = plan.whole();
    String directory = "suites/" + Slug.path(suite.name());
    if (mode.records()) {
      Set<String> kept = new HashSet<>(whole ? Set.of() : sharedSlugs(suite));
      unused
          .unsettled(suite.name())
          .forEach(slug -> kept.addAll(List.of(slug, EvalCase.graderSlug(slug))));
      int dropped = wiring.cassette().dropPredecessors(directory, slug -> !kept.contains(slug));
      if (dropped > 0) {
        notices.add(suite.name() + ": " + dropped + " recordings of earlier prompts were replaced");
      }
    }
    if (whole) {
      unused.completed(suite.name(), directory, wiring.cassette().unusedNames(directory));
    }
  }

  /** Slugs of more than one case: in a part of a suite one cannot tell whose a recording is. */
  private static Set<String> sharedSlugs(Suite suite) {
    Set<String> seen = new HashSet<>();
    Set<String> shared = new HashSet<>();
    try (Stream<EvalCase> cases = suite.cases()) {
      cases
          .filter(evalCase -> evalCase.sample() == 1)
          .map(EvalCase::slug)
          .filter(slug -> !seen.add(slug))
          .forEach(slug -> shared.addAll(List.of(slug, EvalCase.graderSlug(slug))));
    }
    return shared;
  }

  /** What every suite took. */
  Map<String, SuiteMeter> suites() {
    return meters;
  }

  /** The limits of the whole run, to which modules that ran before belong. */
  private List<Exceeded> exceeded() {
    PriceShift own =
        meters.values().stream().map(SuiteMeter::shift).reduce(PriceShift.NONE, PriceShift::plus);
    PriceShift all = plan.request().ledgers().shifted(own);
    return wiring.run().overruns(plan.settings().limits()).stream()
        .map(overrun -> Exceeded.of(overrun, all))
        .toList();
  }

  RunOutcome outcome(RunFiles files, Instant started, RunTotals totals) throws IOException {
    wiring.tooOld().ifPresent(notices::add);
    var all =
        new RunMeters(
            started,
            Duration.between(started, plan.request().clock().instant()),
            wiring.tally(),
            unused.count(),
            wiring.own().spent(),
            wiring.own().asRecorded(),
            exceeded(),
            meters,
            sent.all());
    return new Conclusion(plan, all).outcome(files, totals, notices);
  }
}
