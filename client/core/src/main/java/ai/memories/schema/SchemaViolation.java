package ai.memories.schema;

/**
 * One place where a value breaks its schema.
 *
 * <pre>{@code
 * schema.validate(value).forEach(v -> log.warn("{}", v)); // /total: expected number, got string "119"
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param pointer where in the value, as a JSON Pointer; empty for the whole value
 * @param message what was expected and what came
 */
public record SchemaViolation(String pointer, String message) {
  /** For people: {@code /total: expected number, got string "119"}. */
  @Override
  public String toString() {
    return pointer.isEmpty() ? message : pointer + ": " + message;
  }
}
