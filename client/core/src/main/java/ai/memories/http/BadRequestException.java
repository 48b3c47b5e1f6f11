package ai.memories.http;

/**
 * The service refused the request (400 and other 4xx); the same request fails again.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (BadRequestException e) {
 *   log.error("{} {}: {}", e.status(), e.code(), e.body());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
