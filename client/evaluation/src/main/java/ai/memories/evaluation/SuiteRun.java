package ai.memories.evaluation;

import ai.memories.client.ChatModel;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.Suite;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Limits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Runs the cases of one suite, in its budget. */
final class SuiteRun {
  private final Plan plan;
  private final Suite suite;
  private final Wiring wiring;
  private final FailFast failFast;
  private final SentSchemas sent;
  private final BudgetScope budget;
  private final SampleGroups samples = new SampleGroups();
  private final PriceMeter prices;
  private final Map<String, List<Exceeded>> exceeded = new ConcurrentHashMap<>();

  SuiteRun(Plan plan, Suite suite, Wiring wiring, SentSchemas sent, FailFast failFast) {
    this.plan = plan;
    this.suite = suite;
    this.wiring = wiring;
    this.sent = sent;
    this.failFast = failFast;
    this.prices =
        new PriceMeter(
            plan.config().prices(), Regression.baselines(plan.request()).prices(suite.name()));
    this.budget = wiring.scope("suite " + suite.name(), plan.shard().share(suite.budget()));
  }

  /** The columns of the suite's table, in the suite's order. */
  static List<Column> columns(Suite suite) {
    return suite.prompts().stream()
        .flatMap(
            prompt ->
                suite.providers().stream()
                    .map(provider -> new Column(prompt.label(), provider.label())))
        .toList();
  }

  /**
   * Runs every case the filter lets through.
   *
   * @throws InterruptedException if interrupted
   */
  void run(AtomicLong sequence, Consumer<CaseResult> finished) throws InterruptedException {
    var runner =
        new CaseRunner(
            this::calls,
            new AnswerJudge(plan.files(), plan.config().environment()),
            plan.settings().evidence(),
            failFast);
    try (Recordings recordings = plan.recordings(request -> {});
        Stream<EvalCase> cases = suite.cases()) {
      var filter = new CaseFilter(plan.shard(), plan.filter(), plan.lastRun(), recordings);
      new CaseWindow(plan.settings().maxConcurrency(), wiring.executor())
          .run(
              cases
                  .filter(filter::matches)
                  .map(evalCase -> new Drawn(evalCase, sequence.getAndIncrement()))
                  .iterator(),
              drawn -> runner.run(drawn.evalCase(), drawn.seq()),
              (drawn, result) -> {
                finished.accept(result);
                samples
                    .add(drawn.evalCase(), result)
                    .map(group -> group.result(drawn.evalCase(), sequence.getAndIncrement()))
                    .ifPresent(finished);
              });
    }
  }

  /** A case and its place in the order of the run, given by the one thread that draws. */
  private record Drawn(EvalCase evalCase, long seq) {}

  /** What its answers take, as if all were recorded now. */
  SuiteMeter meter() {
    return new SuiteMeter(
        budget.asRecorded(),
        exceeded.values().stream().flatMap(List::stream).toList(),
        prices.prices(),
        prices.shift());
  }

  private CaseCalls calls(EvalCase evalCase) {
    sent.add(evalCase);
    Limits own = evalCase.budget();
    boolean limited = !own.equals(Limits.NONE);
    String name = "case " + evalCase.name();
    BudgetScope scope = limited ? budget.child(name, own) : budget;
    UnaryOperator<ChatModel> meter =
        limited
            ? new CaseMeter(prices, scope, passed -> exceeded.put(name, passed))::around
            : this::priced;
    return new CaseCalls(
        evalCase,
        wiring,
        scope,
        model -> {
          prices.asked(model.id());
          return meter.apply(model);
        });
  }

  private ChatModel priced(ChatModel model) {
    return prices.shifted()
        ? new MeteredModel(model, usage -> usage.ifPresent(taken -> prices.add(model.id(), taken)))
        : model;
  }
}
