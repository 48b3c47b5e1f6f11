package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.evaluation.expression.JsonataExpression;
import ai.memories.evaluation.expression.StoppedExpressionException;
import ai.memories.json.Json;
import java.util.Optional;
import java.util.Set;

/**
 * {@code jsonata}: a JSONata expression over the answer's JSON, a code fence around it allowed, or
 * over its text as {@code $output}, gives the value; without a value it must give true, or with a
 * threshold a number that reaches it. What is neither (no JSON, a missing field, text in a sum)
 * fails with and without {@code not-}. Stateless and thread-safe.
 */
public final class Jsonata implements AssertionType {

  @Override
  public String name() {
    return "jsonata";
  }

  @Override
  public Set<String> keys() {
    return Set.of("expression", "value", "threshold");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    JsonataExpression expression = expression(config);
    JsonataDemand demand = JsonataDemand.of(config);
    boolean negated = config.negated();
    return answer -> {
      if (answer.json().json().isEmpty() && !expression.readsText()) {
        return unfit(negated, BareJson.fault(answer.json()));
      }
      try {
        Json result = expression.over(answer.json(), answer.text());
        String shown = expression + " is " + Quoted.bare(result.compact());
        Optional<Outcome> outcome = demand.judge(result, shown);
        return outcome.orElseGet(() -> unfit(negated, shown + ", not " + demand.kind()));
      } catch (JsonataExpression.NotApplicableException e) {
        return unfit(negated, expression + " does not fit the answer: " + e.getMessage());
      } catch (StoppedExpressionException e) {
        throw new AssertionErrorException(e.getMessage());
      }
    };
  }

  /** Fails, and fails negated too: nothing was found that the opposite could be said of. */
  private static Outcome unfit(boolean negated, String reason) {
    return Outcome.of(negated, reason);
  }

  private static JsonataExpression expression(AssertionConfig config) {
    Json expression =
        config
            .get("expression")
            .orElseThrow(
                () -> new InvalidAssertionException("", "jsonata needs an expression: key"));
    if (!expression.node().isTextual() || expression.node().textValue().isBlank()) {
      throw new InvalidAssertionException(
          "/expression", "expression must be JSONata as text, not " + expression);
    }
    try {
      return JsonataExpression.parse(expression.node().textValue());
    } catch (IllegalArgumentException e) {
      throw new InvalidAssertionException("/expression", String.valueOf(e.getMessage()));
    }
  }
}
