package ai.memories.http;

/**
 * The service failed (5xx), also after all retries.
 *
 * <p>Immutable.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  ServerException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
