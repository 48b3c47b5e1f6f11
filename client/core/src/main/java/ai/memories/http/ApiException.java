package ai.memories.http;

import ai.memories.MemoriesException;
import java.util.Optional;

/**
 * The service answered, and its answer is an error; each subclass is a kind a caller can act on.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (RateLimitException e) {
 *   later(request);
 * } catch (ApiException e) {
 *   log.error("{} {}: {}", e.status(), e.code(), e.getMessage());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public abstract sealed class ApiException extends MemoriesException
    permits BadRequestException,
        AuthenticationException,
        BalanceException,
        PermissionException,
        RateLimitException,
        ServerException,
        ModelErroredException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;
  private final int attempts;

  ApiException(ApiError error, String message, int attempts) {
    super(message);
    this.error = error;
    this.attempts = attempts;
  }

  /** The error with all its facts. */
  public ApiError error() {
    return error;
  }

  /** The HTTP status, which can be 200. */
  public int status() {
    return error.status();
  }

  /** The service's own code, empty where it gave none. */
  public String code() {
    return error.code();
  }

  /** The service's id of the call, where it gave one. */
  public Optional<String> requestId() {
    return error.requestId();
  }

  /** The start of the body, without keys. */
  public String body() {
    return error.body();
  }

  /** How often the call was sent. */
  public int attempts() {
    return attempts;
  }
}
