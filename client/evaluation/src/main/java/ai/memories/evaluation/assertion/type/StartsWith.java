package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;

/**
 * {@code starts-with}: the answer starts with a text, white space included. Stateless and
 * thread-safe.
 */
public final class StartsWith implements AssertionType {

  @Override
  public String name() {
    return "starts-with";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    String value = ValueText.one(config);
    return answer -> {
      String text = answer.text();
      boolean does = text.startsWith(value);
      String reason =
          "the answer " + (does ? "starts" : "does not start") + " with " + Quoted.of(value);
      return Outcome.of(
          does, does ? reason : reason + " but with " + Quoted.of(startOf(text, value.length())));
    };
  }

  private static String startOf(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
