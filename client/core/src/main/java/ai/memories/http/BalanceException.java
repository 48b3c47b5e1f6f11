package ai.memories.http;

/**
 * The account has no money left (402).
 *
 * <p>Immutable.
 */
public final class BalanceException extends ApiException {
  private static final long serialVersionUID = 1L;

  BalanceException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
