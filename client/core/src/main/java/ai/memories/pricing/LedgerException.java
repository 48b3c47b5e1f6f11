package ai.memories.pricing;

import ai.memories.MemoriesException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The ledger that several processes share cannot be read or written. Nothing is sent without it.
 *
 * <pre>{@code
 * try {
 *   Ledger.shared(limits, Path.of("target/memories/ledger"));
 * } catch (LedgerException e) {
 *   log.error("{}: {}", e.file(), e.getMessage());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class LedgerException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;

  LedgerException(Path file, String message, @Nullable Throwable cause) {
    super("the ledger " + file + " " + message, cause);
    this.file = file;
  }

  /** The file. */
  public Path file() {
    return file;
  }
}
