package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;

/**
 * {@code finish-reason}: the model stopped for this reason, in the service's word and any case.
 * Where the service gave none, it is none. Stateless and thread-safe.
 */
public final class FinishReason implements AssertionType {

  @Override
  public String name() {
    return "finish-reason";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    String value = ValueText.one(config);
    if (!config.value().orElseThrow().node().isTextual()) {
      throw new InvalidAssertionException(
          "/value", "a finish reason is a word, such as stop or length, not " + value);
    }
    return answer ->
        answer
            .finishReason()
            .map(
                reason -> {
                  boolean same = reason.equalsIgnoreCase(value);
                  String shown = "the finish reason is " + Quoted.of(reason);
                  return Outcome.of(same, same ? shown : shown + ", not " + Quoted.of(value));
                })
            .orElseGet(() -> Outcome.of(false, "the service gave no finish reason"));
  }
}
