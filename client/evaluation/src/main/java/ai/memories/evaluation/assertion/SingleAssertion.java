package ai.memories.evaluation.assertion;

import ai.memories.evaluation.expression.JsonataExpression;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An assertion of a type. It keeps nothing that is compiled: equal assertions share that, and there
 * may be many different ones.
 */
record SingleAssertion(
    Terms terms,
    AssertionType type,
    JsonTemplate mapping,
    CompiledChecks compiledChecks,
    boolean asks)
    implements Demand {
  private static final Set<String> JUDGE_TRUNCATION = Set.of("truncated", "finish-reason");

  /**
   * Makes one, and compiles it if it is the same for all variables.
   *
   * @throws InvalidAssertionException if it cannot be judged as it is written
   */
  static SingleAssertion of(
      Terms terms, AssertionType type, JsonTemplate mapping, CompiledChecks compiledChecks) {
    boolean asks = type.keys().containsAll(AssertionKeys.OF_GRADERS);
    var assertion = new SingleAssertion(terms, type, mapping, compiledChecks, asks);
    if (mapping.constant()) {
      compiledChecks.of(type, assertion.config(Vars.EMPTY));
    }
    return assertion;
  }

  private AssertionConfig config(Vars vars) {
    return new AssertionConfig(type.name(), terms.type().negated(), Json.of(mapping.render(vars)));
  }

  private AssertionCheck check(AssertionConfig config) {
    return compiledChecks.of(type, config);
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

  /** What keeps it from asking is told when it judges. */
  @Override
  public void ask(Answer answer, Vars vars, Consumer<Grades.Asked> questions) {
    try {
      if (asks && check(config(vars)) instanceof AskingCheck asking) {
        var question =
            new GraderQuestion(terms.origin().source(), asking.question(terms.transformed(answer)));
        questions.accept(new Grades.Asked(this, question));
      }
    } catch (InvalidAssertionException
        | AssertionErrorException
        | JsonataExpression.NotApplicableException e) {
      return;
    }
  }

  @Override
  public void judge(Answer answer, Vars vars, Grades grades, Tally tally) {
    tally.add(result(answer, vars, grades));
  }

  private AssertionResult result(Answer answer, Vars vars, Grades grades) {
    try {
      AssertionConfig config = config(vars);
      AssertionCheck check = check(config);
      Answer judged = terms.transformed(answer);
      return check instanceof AskingCheck asking
          ? graded(config, asking, grades.to(this), vars)
          : result(config, check.check(judged), vars);
    } catch (InvalidAssertionException e) {
      return terms.errored(e);
    } catch (AssertionErrorException e) {
      return errored(e);
    } catch (JsonataExpression.NotApplicableException e) {
      return untransformed(e, vars);
    }
  }

  private AssertionResult graded(
      AssertionConfig config, AskingCheck check, GraderAnswer said, Vars vars) {
    try {
      return result(config, check.outcome(said.text()), vars).gradedBy(said);
    } catch (AssertionErrorException e) {
      return errored(e).gradedBy(said);
    }
  }

  private AssertionResult errored(AssertionErrorException e) {
    return terms.errored(terms.origin().location("") + ": " + e.getMessage(), List.of());
  }

  /** Fails, and fails negated too: there is nothing the opposite could be said of. */
  private AssertionResult untransformed(JsonataExpression.NotApplicableException e, Vars vars) {
    String transform = terms.transform().map(Object::toString).orElse("");
    Outcome failed =
        Outcome.of(
            terms.type().negated(),
            "the transform " + transform + " does not fit the answer: " + e.getMessage());
    return result(config(vars), failed, vars);
  }

  private AssertionResult result(AssertionConfig config, Outcome found, Vars vars) {
    Outcome outcome = terms.type().negated() ? found.negated() : found;
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
  public double weight() {
    return terms.weight();
  }

  @Override
  public boolean judgesTruncation() {
    return JUDGE_TRUNCATION.contains(type.name());
  }
}
