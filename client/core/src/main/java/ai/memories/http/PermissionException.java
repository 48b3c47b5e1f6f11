package ai.memories.http;

/**
 * The key may not do this (403).
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (PermissionException e) {
 *   log.error("{}", e.getMessage()); // which model and endpoint were asked
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class PermissionException extends ApiException {
  private static final long serialVersionUID = 1L;

  PermissionException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
