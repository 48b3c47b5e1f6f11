package ai.memories.typed;

import ai.memories.schema.SchemaViolation;

/** A valid value that its Java type refuses; never leaves this package. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SchemaViolation violation;

  UnreadableException(String pointer, String message) {
    super(message);
    violation = new SchemaViolation(pointer, message);
  }

  SchemaViolation violation() {
    return violation;
  }
}
