package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.util.List;
import java.util.Set;

/**
 * An assertion of a type. It keeps nothing that is compiled: equal assertions share that, and there
 * may be many different ones.
 */
record SingleAssertion(
    Terms terms, AssertionType type, JsonTemplate mapping, CompiledChecks compiledChecks)
    implements Demand {
  private static final Set<String> JUDGE_TRUNCATION = Set.of("truncated", "finish-reason");

  /**
   * Makes one, and compiles it if it is the same for all variables.
   *
   * @throws InvalidAssertionException if it cannot be judged as it is written
   */
  static SingleAssertion of(
      Terms terms, AssertionType type, JsonTemplate mapping, CompiledChecks compiledChecks) {
    var assertion = new SingleAssertion(terms, type, mapping, compiledChecks);
    if (mapping.constant()) {
      compiledChecks.of(type, assertion.config(Vars.EMPTY));
    }
    return assertion;
  }

  private AssertionConfig config(Vars vars) {
    return new AssertionConfig(type.name(), terms.type().negated(), Json.of(mapping.render(vars)));
  }

  @Override
  public void check(Vars vars, Problems problems) {
    try {
      compiledChecks.of(type, config(vars));
      terms.metric(vars);
    } catch (InvalidAssertionException e) {
      terms.origin().report(e, problems);
    }
  }

  @Override
  public void judge(Answer answer, Vars vars, Tally tally) {
    tally.add(result(answer, vars));
  }

  private AssertionResult result(Answer answer, Vars vars) {
    try {
      AssertionConfig config = config(vars);
      Outcome found = compiledChecks.of(type, config).check(answer);
      Outcome outcome = terms.type().negated() ? found.negated() : found;
      return result(config, outcome, vars);
    } catch (InvalidAssertionException e) {
      return terms.errored(e);
    } catch (AssertionErrorException e) {
      return terms.errored(terms.origin().location("") + ": " + e.getMessage(), List.of());
    }
  }

  private AssertionResult result(AssertionConfig config, Outcome outcome, Vars vars) {
    return new AssertionResult(
        terms.type().written(),
        terms.metric(vars),
        config.value(),
        config.threshold(),
        terms.weight(),
        outcome.pass(),
        false,
        outcome.score(),
        outcome.reason(),
        List.of());
  }

  @Override
  public boolean judgesTruncation() {
    return JUDGE_TRUNCATION.contains(type.name());
  }
}
