package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;

/**
 * {@code ends-with}: the answer ends with a text, white space included. Stateless and thread-safe.
 */
public final class EndsWith implements AssertionType {

  @Override
  public String name() {
    return "ends-with";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    String value = ValueText.one(config);
    return answer -> {
      String text = answer.text();
      boolean does = text.endsWith(value);
      String reason =
          "the answer " + (does ? "ends" : "does not end") + " with " + Quoted.of(value);
      return Outcome.of(
          does, does ? reason : reason + " but with " + Quoted.of(endOf(text, value.length())));
    };
  }

  private static String endOf(String text, int length) {
    return text.substring(Math.max(0, text.length() - length));
  }
}
