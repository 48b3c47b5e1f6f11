package ai.memories.http;

import ai.memories.MemoriesException;

/**
 * A streamed answer that began and did not end well: an error in its middle, a connection that
 * broke, no mark of its end. What came before is not lost; why it ended is the cause, an {@link
 * ApiException}, {@link TransportException} or {@link ProtocolException}. It may have been billed
 * and is never repeated by itself.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (StreamException e) {
 *   show(e.textSoFar() + " … (" + e.getMessage() + ")");
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class StreamException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final String textSoFar;

  /** A stream that ended for this reason after this text of its first choice. */
  public StreamException(String textSoFar, MemoriesException cause) {
    super(
        "the stream broke off after %,d characters of text: %s"
            .formatted(textSoFar.length(), cause.getMessage()),
        cause);
    this.textSoFar = textSoFar;
  }

  /** What the first choice said before; may be empty. */
  public String textSoFar() {
    return textSoFar;
  }
}
