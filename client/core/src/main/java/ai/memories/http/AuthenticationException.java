package ai.memories.http;

/**
 * The service refused the key (401).
 *
 * <p>Immutable.
 */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  AuthenticationException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
