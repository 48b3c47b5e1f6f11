package ai.memories.evaluation.assertion;

import ai.memories.MemoriesException;

/**
 * An answer could not be judged: that makes the case ERRORED, whether or not negated.
 *
 * <pre>{@code
 * AssertionCheck free =
 *     answer -> {
 *       BigDecimal cost =
 *           answer
 *               .costUsd()
 *               .orElseThrow(() -> new AssertionErrorException("what it cost is not known"));
 *       return Outcome.of(cost.signum() == 0, "the answer cost " + cost + " USD");
 *     };
 * }</pre>
 */
public final class AssertionErrorException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  /** With what kept it from being judged. */
  public AssertionErrorException(String message) {
    super(message);
  }
}
