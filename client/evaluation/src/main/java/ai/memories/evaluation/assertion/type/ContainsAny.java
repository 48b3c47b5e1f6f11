package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.Outcome;
import java.util.List;

/** {@code contains-any}: one of several texts is part of the answer. Stateless and thread-safe. */
public final class ContainsAny extends ContainsSeveral {

  /** For {@link java.util.ServiceLoader}. */
  public ContainsAny() {
    super("contains-any", Letters.EXACT);
  }

  @Override
  Outcome judge(List<String> found, List<String> missed) {
    return any(found, missed);
  }
}
