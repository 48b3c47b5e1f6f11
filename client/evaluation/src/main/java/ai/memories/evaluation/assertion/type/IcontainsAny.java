package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.Outcome;
import java.util.List;

/**
 * {@code icontains-any}: one of several texts is part of the answer, in upper or lower case.
 * Stateless and thread-safe.
 */
public final class IcontainsAny extends ContainsSeveral {

  /** For {@link java.util.ServiceLoader}. */
  public IcontainsAny() {
    super("icontains-any", Letters.ANY_CASE);
  }

  @Override
  Outcome judge(List<String> found, List<String> missed) {
    return any(found, missed);
  }
}
