package ai.memories.http;

/**
 * The key may not do this (403).
 *
 * <p>Immutable.
 */
public final class PermissionException extends ApiException {
  private static final long serialVersionUID = 1L;

  PermissionException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
