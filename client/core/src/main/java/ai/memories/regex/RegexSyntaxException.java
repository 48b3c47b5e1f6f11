package ai.memories.regex;

import ai.memories.MemoriesException;
import org.jspecify.annotations.Nullable;

/**
 * A text that is no regular expression, with the place of the fault in it.
 *
 * <pre>{@code
 * try {
 *   BoundedPattern.compile("total: (\\d+");
 * } catch (RegexSyntaxException e) {
 *   log.error("{} at {} of {}", e.reason(), e.index(), e.pattern());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class RegexSyntaxException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final String pattern;
  private final int index;
  private final String reason;

  RegexSyntaxException(String pattern, int index, String reason, @Nullable Throwable cause) {
    super(
        "the regular expression " + pattern + " is not valid at index " + index + ": " + reason,
        cause);
    this.pattern = pattern;
    this.index = index;
    this.reason = reason;
  }

  /** The expression as it was written. */
  public String pattern() {
    return pattern;
  }

  /** Where in the expression the fault is, from 0. */
  public int index() {
    return index;
  }

  /** What is wrong and what to write instead, without the expression. */
  public String reason() {
    return reason;
  }
}
