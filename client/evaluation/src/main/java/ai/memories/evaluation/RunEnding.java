package ai.memories.evaluation;

import ai.memories.cassette.Mode;
import ai.memories.cassette.Slug;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.Suite;
import ai.memories.evaluation.suite.SuiteFilter;
import ai.memories.pricing.Overrun;
import ai.memories.pricing.Totals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers, suite by suite, what is known only when all its cases are done. */
final class RunEnding {
  private final Plan plan;
  private final Wiring wiring;
  private final SentSchemas sent;
  private final List<Overrun> overruns = new ArrayList<>();
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
  void completed(Suite suite, List<Overrun> passed) {
    overruns.addAll(passed);
    Mode mode = plan.mode().mode();
    if (mode == Mode.LIVE || failFast.stopped()) {
      return;
    }
    boolean whole = plan.filter() == SuiteFilter.ALL;
    String directory = "suites/" + Slug.path(suite.name());
    if (mode.records()) {
      Set<String> shared = whole ? Set.of() : sharedSlugs(suite);
      int dropped = wiring.cassette().dropPredecessors(directory, slug -> !shared.contains(slug));
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

  RunOutcome outcome(RunFiles files, Instant started, RunTotals totals) throws IOException {
    overruns.addAll(wiring.run().overruns(plan.settings().limits()));
    Totals spent = wiring.own().spent();
    if (spent.overshoots() > 0) {
      notices.add(
          spent.overshoots()
              + " calls used more than was reserved for them (overshoot): the model does not keep"
              + " to its limits, or thinks beside max_tokens (budget.thinkingExtra)");
    }
    wiring.tooOld().ifPresent(notices::add);
    long unpriced = totals.all().unknownCosts();
    if (unpriced > 0) {
      notices.add(
          "the cost of "
              + unpriced
              + " answers is unknown: there is no price for their model (add it to prices.yaml), or"
              + " the service sent no usage");
    }
    var regression = Regression.of(plan, sent, files.results(), totals);
    notices.addAll(regression.notices());
    return new RunOutcome(
        files.runId(),
        started,
        Duration.between(started, plan.request().clock().instant()),
        plan.mode(),
        totals,
        wiring.tally(),
        unused.count(),
        plan.limits(),
        spent,
        wiring.own().asRecorded(),
        plan.config().prices().date(),
        BuildVerdict.failures(
            totals.all(), overruns, regression.broken(), unused.count(), plan.settings().failOn()),
        notices,
        files.results(),
        regression.comparisons());
  }
}
