package ai.memories.evaluation.assertion;

import ai.memories.evaluation.expression.JsonataExpression;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An assertion of a type. One without templates is compiled once; one with templates for each new
 * rendering, the last of which is kept, since samples and columns ask for the same again and again.
 */
final class SingleAssertion implements Demand {
  private static final Set<String> JUDGE_TRUNCATION = Set.of("truncated", "finish-reason");

  private final Terms terms;
  private final AssertionType type;
  private final JsonTemplate mapping;
  private final boolean asks;
  private volatile @Nullable Compiled last;

  private record Compiled(JsonNode rendered, AssertionConfig config, AssertionCheck check) {}

  private SingleAssertion(Terms terms, AssertionType type, JsonTemplate mapping) {
    this.terms = terms;
    this.type = type;
    this.mapping = mapping;
    this.asks = type.keys().containsAll(AssertionKeys.OF_GRADERS);
  }

  /**
   * Makes one, and compiles it if it is the same for all variables.
   *
   * @throws InvalidAssertionException if it cannot be judged as it is written
   */
  static SingleAssertion of(Terms terms, AssertionType type, JsonTemplate mapping) {
    var assertion = new SingleAssertion(terms, type, mapping);
    if (mapping.constant()) {
      assertion.compiled(Vars.EMPTY);
    }
    return assertion;
  }

  private Compiled compiled(Vars vars) {
    Compiled known = last;
    if (known != null && mapping.constant()) {
      return known;
    }
    JsonNode rendered = mapping.render(vars);
    if (known != null && known.rendered.equals(rendered)) {
      return known;
    }
    var config = new AssertionConfig(type.name(), terms.type().negated(), Json.of(rendered));
    config.threshold();
    var compiled = new Compiled(rendered, config, type.compile(config));
    last = compiled;
    return compiled;
  }

  @Override
  public void check(Vars vars, Problems problems) {
    try {
      compiled(vars);
      terms.metric(vars);
    } catch (InvalidAssertionException e) {
      terms.origin().report(e, problems);
    }
  }

  @Override
  public boolean asks() {
    return asks;
  }

  /** What keeps it from asking is told when it judges. */
  @Override
  public void ask(Answer answer, Vars vars, Consumer<Grades.Asked> questions) {
    try {
      if (asks() && compiled(vars).check instanceof AskingCheck asking) {
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
      Compiled compiled = compiled(vars);
      Answer judged = terms.transformed(answer);
      if (compiled.check instanceof AskingCheck asking) {
        return graded(compiled.config, asking, grades.to(this), vars);
      }
      return result(compiled.config, compiled.check.check(judged), vars);
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
    return result(compiled(vars).config, failed, vars);
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
