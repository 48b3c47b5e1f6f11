package ai.memories.evaluation.expression;

import ai.memories.MemoriesException;

/** An expression that took too long or recurred too deeply: nothing can be said of the answer. */
public final class StoppedExpressionException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  StoppedExpressionException(String message) {
    super(message);
  }
}
