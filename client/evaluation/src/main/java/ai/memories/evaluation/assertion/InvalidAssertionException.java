package ai.memories.evaluation.assertion;

import ai.memories.MemoriesException;

/**
 * An assertion that can be judged on no answer, because of what stands under one of its keys.
 *
 * <pre>{@code
 * Json value =
 *     assertion.value().orElseThrow(() -> new InvalidAssertionException("", "it needs a value"));
 * if (!value.node().isTextual()) {
 *   throw new InvalidAssertionException("/value", "value must be text, not " + value);
 * }
 * }</pre>
 */
public final class InvalidAssertionException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  /**
   * With the place and the fault.
   *
   * @param pointer JSON Pointer inside the assertion, such as {@code /value}; empty for the whole
   */
  public InvalidAssertionException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /** JSON Pointer inside the assertion to what is at fault. */
  public String pointer() {
    return pointer;
  }
}
