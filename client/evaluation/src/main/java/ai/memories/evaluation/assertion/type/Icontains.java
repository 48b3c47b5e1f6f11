package ai.memories.evaluation.assertion.type;

/**
 * {@code icontains}: a text is part of the answer, in upper or lower case. Stateless and
 * thread-safe.
 */
public final class Icontains extends ContainsOne {

  /** For {@link java.util.ServiceLoader}. */
  public Icontains() {
    super("icontains", Letters.ANY_CASE);
  }
}
