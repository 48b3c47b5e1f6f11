package ai.memories.cassette;

import ai.memories.MemoriesException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A recording cannot be read, trusted or written. The message says which, why, and what to do.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (CassetteException e) {
 *   log.error("{}: {}", e.file(), e.getMessage());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class CassetteException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String reason;
  private final boolean damaged;

  CassetteException(Path file, String message, @Nullable Throwable cause) {
    this(file, message, cause, false);
  }

  private CassetteException(Path file, String message, @Nullable Throwable cause, boolean damaged) {
    super(file + ": " + message, cause);
    this.file = file;
    this.reason = message;
    this.damaged = damaged;
  }

  /** Of a recording of ours that can no longer be trusted, and may be recorded over. */
  static CassetteException damaged(Path file, String message, @Nullable Throwable cause) {
    return new CassetteException(file, message, cause, true);
  }

  /** The message without the file. */
  String reason() {
    return reason;
  }

  boolean isDamaged() {
    return damaged;
  }

  /** The recording, or the directory it should be in. */
  public Path file() {
    return file;
  }
}
