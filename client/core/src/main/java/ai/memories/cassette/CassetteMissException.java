package ai.memories.cassette;

import ai.memories.MemoriesException;
import ai.memories.http.CallContext;
import java.nio.file.Path;

/**
 * There is no recording of a question, and in this mode the service is not asked.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (CassetteMissException e) {
 *   log.error("nothing is recorded for {} in {}", e.context().name(), e.directory());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class CassetteMissException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final transient CallContext context;
  private final transient Path directory;
  private final transient Fingerprint fingerprint;

  CassetteMissException(
      String message, CallContext context, Path directory, Fingerprint fingerprint) {
    super(message);
    this.context = context;
    this.directory = directory;
    this.fingerprint = fingerprint;
  }

  /** On whose behalf the question was asked. */
  public CallContext context() {
    return context;
  }

  /** Where the recording was looked for. */
  public Path directory() {
    return directory;
  }

  /** The fingerprint that was looked for. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }
}
