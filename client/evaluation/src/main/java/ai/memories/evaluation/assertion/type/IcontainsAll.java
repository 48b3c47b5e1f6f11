package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.Outcome;
import java.util.List;

/**
 * {@code icontains-all}: each of several texts is part of the answer, in upper or lower case.
 * Stateless and thread-safe.
 */
public final class IcontainsAll extends ContainsSeveral {

  /** For {@link java.util.ServiceLoader}. */
  public IcontainsAll() {
    super("icontains-all", Letters.ANY_CASE);
  }

  @Override
  Outcome judge(List<String> found, List<String> missed) {
    return all(found, missed);
  }
}
