package ai.memories.http;

import ai.memories.MemoriesException;

/**
 * The service answered with something that is no chat completion: no JSON, no choices, a choice
 * without a text. The message says what was found instead.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (ProtocolException e) {
 *   log.warn("{}: {}", e.status(), e.body());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class ProtocolException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String body;

  /** An answer that cannot be read; only the start of the body is kept, without keys. */
  public ProtocolException(String message, int status, String body) {
    super(message);
    this.status = status;
    this.body = Excerpt.of(body, 2_000);
  }

  /** An answer to this call that cannot be read, and why. */
  public static ProtocolException of(ApiRequest call, ApiResponse answer, String why) {
    return new ProtocolException(
        "%s answered %d: %s".formatted(ErrorMessage.path(call), answer.status(), why),
        answer.status(),
        answer.body());
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The start of the body, without keys. */
  public String body() {
    return body;
  }
}
