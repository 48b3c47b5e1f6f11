package ai.memories.http;

/**
 * The service failed (5xx), also after all retries.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (ServerException e) {
 *   log.warn("after {} attempts: {}", e.attempts(), e.getMessage());
 *   later(request);
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  ServerException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
