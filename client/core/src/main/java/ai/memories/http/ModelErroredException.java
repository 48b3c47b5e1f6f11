package ai.memories.http;

/**
 * The service answered, but the model did not complete its answer.
 *
 * <p>Immutable.
 */
public final class ModelErroredException extends ApiException {
  private static final long serialVersionUID = 1L;

  ModelErroredException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
