package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.Vars;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Assertions that count as one; with a threshold they hold when their score reaches it. */
record AssertionSet(Terms terms, List<Demand> members, Optional<BigDecimal> threshold)
    implements Demand {

  @Override
  public void check(Vars vars, Problems problems) {
    members.forEach(member -> member.check(vars, problems));
    try {
      terms.metric(vars);
    } catch (InvalidAssertionException e) {
      terms.origin().report(e, problems);
    }
  }

  @Override
  public void ask(Answer answer, Vars vars, Consumer<Grades.Asked> questions) {
    members.forEach(member -> member.ask(answer, vars, questions));
  }

  @Override
  public boolean asks() {
    return members.stream().anyMatch(Demand::asks);
  }

  @Override
  public void judge(Answer answer, Vars vars, Grades grades, Tally tally) {
    var inside = new Tally();
    members.forEach(member -> member.judge(answer, vars, grades, inside));
    tally.add(result(inside, vars), inside);
  }

  private AssertionResult result(Tally inside, Vars vars) {
    if (inside.errored()) {
      return terms.errored("an assertion in the set could not be judged", inside.results());
    }
    try {
      return judged(inside, terms.metric(vars));
    } catch (InvalidAssertionException e) {
      return terms.errored(e);
    }
  }

  private AssertionResult judged(Tally inside, Optional<String> metric) {
    OptionalDouble limit =
        threshold
            .map(BigDecimal::doubleValue)
            .map(OptionalDouble::of)
            .orElseGet(OptionalDouble::empty);
    Outcome together = new Outcome(inside.passed(limit), inside.score(), reason(inside));
    Outcome outcome = terms.type().negated() ? together.negated() : together;
    return new AssertionResult(
        terms.type().written(),
        metric,
        Optional.empty(),
        threshold,
        terms.weight(),
        outcome.pass(),
        false,
        outcome.score(),
        outcome.reason(),
        inside.results());
  }

  private String reason(Tally inside) {
    long holding = inside.results().stream().filter(AssertionResult::pass).count();
    String all = holding + " of " + members.size() + " assertions hold";
    return threshold
        .map(t -> String.format(Locale.ROOT, "%s, with a score of %.4f", all, inside.score()))
        .orElse(all);
  }

  @Override
  public double weight() {
    return terms.weight();
  }

  @Override
  public boolean judgesTruncation() {
    return members.stream().anyMatch(Demand::judgesTruncation);
  }
}
