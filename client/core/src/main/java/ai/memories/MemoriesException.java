package ai.memories;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws on purpose. A message says what went wrong, where, and
 * what to do; what a caller may want to act on stands in the fields of the subclasses.
 *
 * <pre>{@code
 * try {
 *   answer = model.chat(request);
 * } catch (MemoriesException e) {
 *   log.warn("no answer: {}", e.getMessage());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public class MemoriesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error that has no other error behind it. */
  public MemoriesException(String message) {
    super(message);
  }

  /** An error with what caused it, or null where nothing did. */
  public MemoriesException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The message; there always is one. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
