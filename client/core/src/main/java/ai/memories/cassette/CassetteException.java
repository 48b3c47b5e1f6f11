package ai.memories.cassette;

import ai.memories.MemoriesException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A recording cannot be read, trusted or written. The message says which, why, and what to do. */
public final class CassetteException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  CassetteException(Path file, String message, @Nullable Throwable cause) {
    super(file + ": " + message, cause);
    this.file = file;
  }

  /** The recording, or the directory it should be in. */
  public Path file() {
    return file;
  }
}
