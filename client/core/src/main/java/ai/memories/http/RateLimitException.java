package ai.memories.http;

/**
 * Too many calls or tokens in too short a time (429), also after all retries.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (RateLimitException e) {
 *   later(request);
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  RateLimitException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
