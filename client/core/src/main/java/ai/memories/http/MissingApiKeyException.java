package ai.memories.http;

import ai.memories.MemoriesException;

/**
 * A call was to be sent, and there is no key; nothing was sent.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (MissingApiKeyException e) {
 *   log.error("{}", e.getMessage()); // which variable to set
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class MissingApiKeyException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  MissingApiKeyException(String call) {
    super(
        call
            + " needs an API key and there is none: set the environment variable "
            + ApiKey.ENVIRONMENT_VARIABLE);
  }
}
