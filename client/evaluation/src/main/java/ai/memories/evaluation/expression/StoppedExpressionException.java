package ai.memories.evaluation.expression;

import ai.memories.MemoriesException;

/**
 * An expression that took too long or recurred too deeply: nothing can be said of the answer.
 *
 * <pre>{@code
 * try {
 *   show(transform.over(answer.json(), answer.text()));
 * } catch (StoppedExpressionException e) {
 *   log.warn("not judged: {}", e.getMessage());
 * }
 * }</pre>
 */
public final class StoppedExpressionException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  StoppedExpressionException(String message) {
    super(message);
  }
}
