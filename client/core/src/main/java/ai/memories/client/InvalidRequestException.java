package ai.memories.client;

import ai.memories.MemoriesException;
import java.util.List;

/**
 * A request that the service would refuse, refused before anything is sent. All that is wrong with
 * it is said at once, in the message and one by one in {@link #violations()}.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (InvalidRequestException e) {
 *   log.error("{}", e.getMessage()); // everything that is wrong, at once
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class InvalidRequestException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final List<String> violations;

  InvalidRequestException(String violation) {
    this(List.of(violation));
  }

  InvalidRequestException(List<String> violations) {
    super(message(violations));
    this.violations = List.copyOf(violations);
  }

  private static String message(List<String> violations) {
    return violations.size() == 1
        ? violations.get(0)
        : "the request is invalid in "
            + violations.size()
            + " ways:\n  - "
            + String.join("\n  - ", violations);
  }

  /** Each thing that is wrong, with what to do about it. */
  public List<String> violations() {
    return violations;
  }
}
