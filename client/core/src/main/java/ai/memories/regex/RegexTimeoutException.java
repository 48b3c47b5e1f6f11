package ai.memories.regex;

import ai.memories.MemoriesException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that was stopped before it had an answer. It neither matched nor failed to
 * match: whoever asked must report an error, not a verdict.
 *
 * <pre>{@code
 * try {
 *   BoundedPattern.compile("(.*,){12}P").find(answer.text());
 * } catch (RegexTimeoutException e) {
 *   log.error("{} was stopped after {}", e.pattern(), e.deadline());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class RegexTimeoutException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  /** What ran out. */
  public enum Limit {
    /** The deadline passed: the expression backtracks too much on this text. */
    TIME,
    /** The thread's stack was used up: the expression recurses once per character. */
    STACK
  }

  private final String pattern;
  private final Duration deadline;
  private final Limit limit;

  private RegexTimeoutException(
      String message, String pattern, Duration deadline, Limit limit, @Nullable Throwable cause) {
    super(message, cause);
    this.pattern = pattern;
    this.deadline = deadline;
    this.limit = limit;
  }

  static RegexTimeoutException time(String pattern, Duration deadline, int length) {
    String message =
        "the regular expression %s was stopped after its deadline of %d ms on a text of %d characters: it backtracks too much, so make its repetitions exclude each other"
            .formatted(pattern, deadline.toMillis(), length);
    return new RegexTimeoutException(message, pattern, deadline, Limit.TIME, null);
  }

  static RegexTimeoutException stack(
      String pattern, Duration deadline, int length, StackOverflowError cause) {
    String message =
        "the regular expression %s used up the stack on a text of %d characters: repeat a character class instead of a group, as [\\s\\S]* for (?:.|\\n)*"
            .formatted(pattern, length);
    return new RegexTimeoutException(message, pattern, deadline, Limit.STACK, cause);
  }

  /** The expression as it was written. */
  public String pattern() {
    return pattern;
  }

  /** The time it was given. */
  public Duration deadline() {
    return deadline;
  }

  /** What ran out: the time or the stack. */
  public Limit limit() {
    return limit;
  }
}
