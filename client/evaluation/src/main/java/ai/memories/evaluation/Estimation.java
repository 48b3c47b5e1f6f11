package ai.memories.evaluation;

import ai.memories.cassette.Mode;
import ai.memories.client.ChatResponse;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.Suite;
import ai.memories.http.ApiRequest;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.Limits;
import ai.memories.pricing.TokenEstimate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run would take: low, likely, high. A recorded usage stands in for an estimate wherever
 * there is one. Nothing is called.
 */
final class Estimation {
  /** Looking up more recordings than that would hold up the run. */
  private static final long MAX_LOOKED_UP = 10_000;

  private static final long MAX_LOOKED_AT = 100;

  private final Plan plan;
  private final CallBounds bounds;
  private final EstimatedCalls run;
  private long seen;
  private long calls;
  private long judged;
  private final EstimatedCalls anew;

  private Estimation(Plan plan) {
    this.plan = plan;
    CallBounds known =
        CallBounds.with(plan.config().prices()).thinkingExtra(plan.config().thinkingExtra());
    this.bounds = plan.config().videoLength().map(known::videoLength).orElse(known);
    this.run = new EstimatedCalls(plan.config().prices());
    this.anew = new EstimatedCalls(plan.config().prices());
  }

  /** Looks at every case the run would ask. */
  static Estimation of(Plan plan) {
    var estimation = new Estimation(plan);
    plan.suites().forEach(suite -> estimation.add(suite, Long.MAX_VALUE));
    return estimation;
  }

  /**
   * What a run says of itself before it calls; nothing where looking would hold it up. Where every
   * case is asked anew, the first of each suite stand for the others.
   */
  static Optional<String> beforehand(Plan plan) {
    boolean all = plan.mode().mode() != Mode.RECORD_MISSING;
    if (plan.cases().orElse(0) > (all ? Long.MAX_VALUE : MAX_LOOKED_UP)) {
      return Optional.empty();
    }
    var estimation = new Estimation(plan);
    plan.suites().forEach(suite -> estimation.add(suite, all ? MAX_LOOKED_AT : Long.MAX_VALUE));
    boolean extrapolated = estimation.seen < estimation.calls;
    return Optional.of(
        "this run makes about "
            + of(extrapolated ? estimation.run.times(estimation.calls) : estimation.run)
            + " (low / likely / high"
            + (extrapolated ? ", from " + estimation.seen + " of them" : "")
            + (estimation.judged > 0 ? "; graders are asked besides)" : ")"));
  }

  private void add(Suite suite, long most) {
    var missed = new AtomicReference<@Nullable ApiRequest>();
    try (Recordings recordings = plan.recordings(missed::set);
        Stream<EvalCase> cases = suite.cases()) {
      var filter = new CaseFilter(plan.shard(), plan.filter(), plan.lastRun(), recordings);
      long drawn = 0;
      for (Iterator<EvalCase> all = cases.filter(filter::matches).iterator(); all.hasNext(); ) {
        EvalCase evalCase = all.next();
        calls++;
        judged += evalCase.test().assertions().asks() ? 1 : 0;
        if (++drawn > most) {
          continue;
        }
        seen++;
        Optional<ChatResponse> recorded = recordings.find(evalCase);
        add(evalCase, recorded, missed.getAndSet(null));
      }
    }
  }

  private void add(
      EvalCase evalCase, Optional<ChatResponse> recorded, @Nullable ApiRequest missed) {
    Mode mode = plan.mode().mode();
    boolean called =
        mode == Mode.RECORD
            || mode == Mode.LIVE
            || (mode == Mode.RECORD_MISSING && recorded.isEmpty());
    for (EstimatedCalls sum : called ? List.of(run, anew) : List.of(anew)) {
      if (recorded.isPresent()) {
        sum.add(evalCase.provider().model(), recorded.get().usage());
      } else if (missed != null) {
        sum.add(evalCase.provider().model(), bounds.estimate(missed.body(), missed.videoLengths()));
      } else {
        sum.unusable(evalCase.name());
      }
    }
  }

  /** The estimate in words, for a run that was asked for nothing else. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Estimate, nothing is called (low / likely / high; prices of "
            + plan.config().prices().date()
            + ")");
    lines.add(
        "this run, mode "
            + plan.mode().mode().label()
            + " ("
            + plan.mode().why()
            + "): "
            + of(run));
    lines.add("recording all anew: " + of(anew));
    anew.unknown().forEach(reason -> lines.add("not in these numbers: " + reason));
    if (judged > 0) {
      lines.add(
          "not in these numbers: what graders are asked about the answers of " + judged + " cases");
    }
    verdict().ifPresent(lines::add);
    return lines;
  }

  private static String of(EstimatedCalls sum) {
    if (sum.calls() == 0) {
      return "no calls";
    }
    TokenEstimate tokens = sum.tokens();
    return String.format(
        Locale.ROOT,
        "%,d %s, %,d / %,d / %,d tokens, %s",
        sum.calls(),
        sum.calls() == 1 ? "call" : "calls",
        tokens.low(),
        tokens.likely(),
        tokens.high(),
        sum.money());
  }

  /** Whether the limit will hold the run back. */
  private Optional<String> verdict() {
    Limits limits = plan.limits();
    if (run.calls() == 0 || limits.maxCost().isEmpty() || !run.priced()) {
      return Optional.empty();
    }
    var limit = limits.maxCost().get();
    String says = "the limit of " + limit + (judged > 0 ? " (graders apart)" : "");
    if (limit.compareTo(run.high()) >= 0) {
      return Optional.of(says + " suffices even for the high number");
    }
    return Optional.of(
        limit.compareTo(run.likely()) >= 0
            ? says + " suffices for the likely number, not for the high one"
            : says + " will probably keep cases from running: raise maxCost, or run a part");
  }
}
