package ai.memories.evaluation;

import ai.memories.ModelId;
import ai.memories.cassette.Mode;
import ai.memories.client.ChatResponse;
import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.GraderCall;
import ai.memories.evaluation.suite.Suite;
import ai.memories.http.ApiRequest;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.CallEstimate;
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
  private long cases;
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
    boolean extrapolated = estimation.seen < estimation.cases;
    return Optional.of(
        "this run makes about "
            + of(
                extrapolated
                    ? estimation.run.times(estimation.seen, estimation.cases)
                    : estimation.run)
            + " (low / likely / high"
            + (extrapolated ? ", from the first " + estimation.seen + " cases)" : ")"));
  }

  private void add(Suite suite, long most) {
    var missed = new AtomicReference<@Nullable ApiRequest>();
    try (Recordings recordings = plan.recordings(missed::set);
        Stream<EvalCase> drawable = suite.cases()) {
      var filter = new CaseFilter(plan.shard(), plan.filter(), plan.lastRun(), recordings);
      long drawn = 0;
      for (Iterator<EvalCase> all = drawable.filter(filter::matches).iterator(); all.hasNext(); ) {
        EvalCase evalCase = all.next();
        cases++;
        if (++drawn > most) {
          continue;
        }
        seen++;
        add(evalCase, recordings, missed);
      }
    }
  }

  private void add(
      EvalCase evalCase, Recordings recordings, AtomicReference<@Nullable ApiRequest> missed) {
    Optional<ChatResponse> answer = recordings.find(evalCase);
    ApiRequest asked = missed.getAndSet(null);
    ModelId model = evalCase.provider().model();
    if (answer.isPresent()) {
      sums(true).forEach(sum -> sum.add(model, answer.get().usage()));
      for (GraderCall call : recordings.graders(evalCase, answer.get())) {
        grader(call, recordings, missed, TokenEstimate.ZERO);
      }
    } else if (asked != null) {
      CallEstimate estimate = bounds.estimate(asked.body(), asked.videoLengths());
      sums(false).forEach(sum -> sum.add(model, estimate));
      unansweredGraders(evalCase, recordings, missed, estimate.output());
    } else {
      sums(false).forEach(sum -> sum.unusable(evalCase.name()));
    }
  }

  /** Of an answer nobody has, graders read as many tokens as it may have. */
  private void unansweredGraders(
      EvalCase evalCase,
      Recordings recordings,
      AtomicReference<@Nullable ApiRequest> missed,
      TokenEstimate answer) {
    List<GraderCall> calls = Recordings.graders(evalCase, Answer.builder("").build());
    calls.forEach(call -> grader(call, recordings, missed, answer));
    if (calls.isEmpty() && evalCase.test().assertions().asks()) {
      sums(false)
          .forEach(
              sum ->
                  sum.unforeseen(
                      evalCase.name() + ": what graders are asked, which a transform makes"));
    }
  }

  private void grader(
      GraderCall call,
      Recordings recordings,
      AtomicReference<@Nullable ApiRequest> missed,
      TokenEstimate answer) {
    ModelId model = call.provider().model();
    Optional<ChatResponse> said = recordings.find(call);
    ApiRequest asked = missed.getAndSet(null);
    for (EstimatedCalls sum : sums(said.isPresent())) {
      if (said.isPresent()) {
        sum.add(model, said.get().usage());
      } else if (asked != null) {
        sum.add(model, bounds.estimate(asked.body(), asked.videoLengths()).withMoreInput(answer));
      } else {
        sum.unusable(call.context().name());
        continue;
      }
      sum.ofGraders(1);
    }
  }

  /** Where a call counts: in a full recording always, in this run if it will be made. */
  private List<EstimatedCalls> sums(boolean recorded) {
    Mode mode = plan.mode().mode();
    boolean called =
        mode == Mode.RECORD || mode == Mode.LIVE || (mode == Mode.RECORD_MISSING && !recorded);
    return called ? List.of(run, anew) : List.of(anew);
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
        "%,d %s%s, %,d / %,d / %,d tokens, %s",
        sum.calls(),
        sum.calls() == 1 ? "call" : "calls",
        sum.graders() == 0 ? "" : String.format(Locale.ROOT, " (%,d to graders)", sum.graders()),
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
    String says = "the limit of " + limit;
    if (limit.compareTo(run.high()) >= 0) {
      return Optional.of(says + " suffices even for the high number");
    }
    return Optional.of(
        limit.compareTo(run.likely()) >= 0
            ? says + " suffices for the likely number, not for the high one"
            : says + " will probably keep cases from running: raise maxCost, or run a part");
  }
}
