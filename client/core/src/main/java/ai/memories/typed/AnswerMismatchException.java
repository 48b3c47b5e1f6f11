package ai.memories.typed;

import ai.memories.MemoriesException;
import ai.memories.schema.SchemaViolation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that cannot be read into a record, with every place where it does not fit.
 *
 * <pre>{@code
 * try {
 *   AnswerType.of(Invoice.class).read(Json.parse("{\"total\": \"119\"}"));
 * } catch (AnswerMismatchException e) {
 *   e.violations().forEach(violation -> log.warn("{}", violation));
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class AnswerMismatchException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final transient List<SchemaViolation> violations;

  AnswerMismatchException(Class<?> type, List<SchemaViolation> violations) {
    super(
        violations.stream()
            .map(SchemaViolation::toString)
            .collect(
                Collectors.joining(
                    "\n  ", "the value is no " + type.getSimpleName() + ":\n  ", "")));
    this.violations = List.copyOf(violations);
  }

  /** Each place that does not fit: pointer, what was expected and what came. */
  public List<SchemaViolation> violations() {
    return violations;
  }
}
