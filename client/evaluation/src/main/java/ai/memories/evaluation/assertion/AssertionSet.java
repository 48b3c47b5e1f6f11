package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.Vars;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
  public void judge(Answer answer, Vars vars, Tally tally) {
    var inside = new Tally();
    members.forEach(member -> member.judge(answer, vars, inside));
    tally.add(result(inside, vars), inside);
  }

  private AssertionResult result(Tally inside, Vars vars) {
    var limit = threshold.map(t -> OptionalDouble.of(t.doubleValue()));
    Outcome judged =
        new Outcome(
            inside.passed(limit.orElseGet(OptionalDouble::empty)), inside.score(), reason(inside));
    Outcome outcome = terms.type().negated() ? judged.negated() : judged;
    return new AssertionResult(
        terms.type().written(),
        terms.metric(vars),
        Optional.empty(),
        threshold,
        terms.weight(),
        outcome.pass() && !inside.errored(),
        inside.errored(),
        inside.errored() ? 0 : outcome.score(),
        outcome.reason(),
        inside.results());
  }

  private String reason(Tally inside) {
    long holding = inside.results().stream().filter(AssertionResult::pass).count();
    String score =
        threshold
            .map(t -> ", their score is %.4f of at least %s".formatted(inside.score(), t))
            .orElse("");
    return "%d of %d assertions hold%s".formatted(holding, members.size(), score);
  }

  @Override
  public boolean judgesTruncation() {
    return members.stream().anyMatch(Demand::judgesTruncation);
  }
}
