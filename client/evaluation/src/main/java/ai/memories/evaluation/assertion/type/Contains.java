package ai.memories.evaluation.assertion.type;

/**
 * {@code contains}: a text is part of the answer, upper and lower case as written. Stateless and
 * thread-safe.
 */
public final class Contains extends ContainsOne {

  /** For {@link java.util.ServiceLoader}. */
  public Contains() {
    super("contains", Letters.EXACT);
  }
}
