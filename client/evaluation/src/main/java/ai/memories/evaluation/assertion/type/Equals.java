package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;

/**
 * {@code equals}: the answer is this text, to the character; or, where the value is an object, a
 * list or null, all of the answer is this JSON. Stateless and thread-safe.
 */
public final class Equals implements AssertionType {

  @Override
  public String name() {
    return "equals";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    Json value =
        config
            .value()
            .orElseThrow(() -> new InvalidAssertionException("", "equals needs a value: key"));
    if (value.node().isContainerNode() || value.node().isNull()) {
      return answer -> deep(answer, value);
    }
    String text = ValueText.text(value.node());
    return answer -> {
      boolean same = answer.text().equals(text);
      return Outcome.of(
          same,
          same
              ? "the answer is " + Quoted.of(text)
              : Quoted.of(text) + " was wanted, and the answer is " + Quoted.of(answer.text()));
    };
  }

  private static Outcome deep(Answer answer, Json value) {
    if (!(answer.json() instanceof JsonAnswer.Value json) || json.fenced()) {
      return Outcome.of(false, BareJson.fault(answer.json()));
    }
    boolean same = JsonEquality.same(json.value(), value);
    String wanted = Quoted.bare(value.compact());
    return Outcome.of(
        same,
        same
            ? "the answer is the JSON value " + wanted
            : wanted + " was wanted, and the answer is another: " + Quoted.of(answer.text()));
  }
}
