package ai.memories.http;

import ai.memories.MemoriesException;
import org.jspecify.annotations.Nullable;

/**
 * There was no whole answer: the connection failed, broke, or took too long. {@link
 * #isMaybeBilled()} tells whether the service may have done its work all the same.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (TransportException e) {
 *   log.warn("{} {}", e.kind(), e.isMaybeBilled() ? "maybe billed" : "not billed");
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class TransportException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  /** What went wrong on the way. */
  public enum Kind {
    /** No connection: unknown host, refused, connect timeout, a proxy that could not be reached. */
    CONNECT,
    /**
     * The proxy refused the call or who makes it; it is not asked again, lest it lock an account.
     */
    PROXY,
    /** The certificate or handshake was refused by one side. */
    TLS,
    /** The connection stood and no answer came in time. */
    TIMEOUT,
    /** The connection broke before the answer was complete. */
    CONNECTION_LOST,
    /** The answer was larger than allowed. */
    TOO_LARGE,
    /** The deadline over all attempts passed. */
    DEADLINE,
    /** The service pointed elsewhere; the key is not sent there. */
    REDIRECT,
    /** The waiting thread was interrupted; the call was cancelled. */
    INTERRUPTED,
    /** The client was closed, or the call cancelled, before the answer came. */
    CANCELLED
  }

  private final Kind kind;
  private final boolean maybeBilled;
  private final int attempts;

  /** A failure of the first attempt. */
  public TransportException(
      Kind kind, String message, boolean maybeBilled, @Nullable Throwable cause) {
    this(kind, message, maybeBilled, 1, cause);
  }

  private TransportException(
      Kind kind, String message, boolean maybeBilled, int attempts, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.maybeBilled = maybeBilled;
    this.attempts = attempts;
  }

  /** The same failure after several attempts, with a sentence on them. */
  TransportException after(int newAttempts, String note) {
    return new TransportException(kind, getMessage() + note, maybeBilled, newAttempts, getCause());
  }

  /** The same failure, where it may quote what the service said. */
  TransportException withoutKey(ApiKey key) {
    String message = getMessage();
    return message == null || !key.isIn(message)
        ? this
        : new TransportException(kind, key.hideIn(message), maybeBilled, attempts, null);
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Whether the request had reached the service, so that it may be paid for. */
  public boolean isMaybeBilled() {
    return maybeBilled;
  }

  /** How often the call was sent. */
  public int attempts() {
    return attempts;
  }
}
