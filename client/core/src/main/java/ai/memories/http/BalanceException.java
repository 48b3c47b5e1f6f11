package ai.memories.http;

/**
 * The account has no money left (402).
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (BalanceException e) {
 *   log.error("{}", e.getMessage()); // every further call fails likewise
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class BalanceException extends ApiException {
  private static final long serialVersionUID = 1L;

  BalanceException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
