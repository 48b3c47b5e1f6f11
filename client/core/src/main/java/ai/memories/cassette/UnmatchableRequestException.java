package ai.memories.cassette;

import ai.memories.MemoriesException;

/**
 * A request that has no normal form, and so can be neither recorded nor found.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (UnmatchableRequestException e) {
 *   log.error("{}", e.getMessage()); // which member of the request it is, and why
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class UnmatchableRequestException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  UnmatchableRequestException(String message) {
    super(message);
  }
}
