package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.Outcome;
import java.util.List;

/** {@code contains-all}: each of several texts is part of the answer. Stateless and thread-safe. */
public final class ContainsAll extends ContainsSeveral {

  /** For {@link java.util.ServiceLoader}. */
  public ContainsAll() {
    super("contains-all", Letters.EXACT);
  }

  @Override
  Outcome judge(List<String> found, List<String> missed) {
    return all(found, missed);
  }
}
