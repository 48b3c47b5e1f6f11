package ai.memories.http;

/**
 * The service answered, but the model did not complete its answer.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (ModelErroredException e) {
 *   log.warn("{}: {}", e.code(), e.error().message());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class ModelErroredException extends ApiException {
  private static final long serialVersionUID = 1L;

  ModelErroredException(ApiError error, String message, int attempts) {
    super(error, message, attempts);
  }
}
