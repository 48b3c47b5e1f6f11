package ai.memories.http;

/**
 * The service refused the key (401).
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (AuthenticationException e) {
 *   log.error("{}", e.getMessage()); // the service's words, and which variable to check
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  AuthenticationException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
