package ai.memories.evaluation;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.setting.FailOn;
import ai.memories.evaluation.suite.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws the conclusion from results and meters: the one place that decides, for a run in one piece
 * and for shards that were joined.
 */
final class Conclusion {
  private final Plan plan;
  private final RunMeters meters;

  Conclusion(Plan plan, RunMeters meters) {
    this.plan = plan;
    this.meters = meters;
  }

  /**
   * The outcome.
   *
   * @param before what is to be said besides, first
   */
  RunOutcome outcome(RunFiles files, RunTotals totals, List<String> before) throws IOException {
    List<String> notices = new ArrayList<>(before);
    overshoots().ifPresent(notices::add);
    unpriced(totals.all()).ifPresent(notices::add);
    var regression = Regression.of(plan, meters.schemas(), shifts(), files.results(), totals);
    notices.addAll(regression.notices());
    List<Exceeded> exceeded = exceeded();
    if (!plan.settings().failOn().contains(FailOn.PRICE)) {
      exceeded.stream()
          .filter(Exceeded::byPricesAlone)
          .forEach(one -> notices.add(one + " (fails only under failOn: price)"));
    }
    return new RunOutcome(
        files.runId(),
        meters.started(),
        meters.elapsed(),
        plan.mode(),
        totals,
        meters.answers(),
        meters.unused(),
        plan.limits(),
        meters.spent(),
        meters.asRecorded(),
        plan.config().prices().date(),
        BuildVerdict.failures(
            totals.all(),
            exceeded,
            regression,
            meters.unused(),
            plan.settings().failOn(),
            plan.shard()),
        notices,
        files.results(),
        regression.comparisons());
  }

  private Map<String, PriceShift> shifts() {
    Map<String, PriceShift> shifts = new TreeMap<>();
    meters.suites().forEach((suite, meter) -> shifts.put(suite, meter.shift()));
    return shifts;
  }

  private List<Exceeded> exceeded() {
    List<Exceeded> all = new ArrayList<>();
    for (Suite suite : plan.suites()) {
      SuiteMeter meter = meters.suites().get(suite.name());
      if (meter != null) {
        all.addAll(meter.exceeded(suite));
      }
    }
    all.addAll(meters.exceeded());
    return all;
  }

  private Optional<String> overshoots() {
    long calls = meters.spent().overshoots();
    return calls == 0
        ? Optional.empty()
        : Optional.of(
            calls
                + " calls used more than was reserved for them (overshoot): the model does not keep"
                + " to its limits, or thinks beside max_tokens (budget.thinkingExtra)");
  }

  private static Optional<String> unpriced(ColumnTotals all) {
    return all.unknownCosts() == 0
        ? Optional.empty()
        : Optional.of(
            "the cost of "
                + all.unknownCosts()
                + " answers is unknown: there is no price for their model (add it to prices.yaml),"
                + " or the service sent no usage");
  }
}
