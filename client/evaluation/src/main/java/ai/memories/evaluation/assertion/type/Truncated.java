package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.Outcome;
import java.util.Set;

/**
 * {@code truncated}: the answer was cut off. A case with this assertion, or with {@code
 * not-truncated}, is judged where it would else be an error. Stateless and thread-safe.
 */
public final class Truncated implements AssertionType {

  @Override
  public String name() {
    return "truncated";
  }

  @Override
  public Set<String> keys() {
    return Set.of();
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    return answer ->
        Outcome.of(
            answer.truncated(),
            answer.truncated() ? "the answer was cut off" : "the answer was not cut off");
  }
}
