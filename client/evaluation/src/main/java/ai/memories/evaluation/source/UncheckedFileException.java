package ai.memories.evaluation.source;

import ai.memories.MemoriesException;
import org.jspecify.annotations.Nullable;

/**
 * A file a user named cannot be had; the message says which and why, the caller knows where.
 *
 * <pre>{@code
 * try {
 *   files.resolve("file://prompt.txt", file);
 * } catch (UncheckedFileException e) {
 *   problems.error(list.location("/0"), e.getMessage()); // … does not exist (looked at …)
 * }
 * }</pre>
 */
public final class UncheckedFileException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  UncheckedFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
