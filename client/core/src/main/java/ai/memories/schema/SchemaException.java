package ai.memories.schema;

import ai.memories.MemoriesException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schema nothing can be validated with; it carries all its problems at once.
 *
 * <pre>{@code
 * try {
 *   ResponseSchema.parse("{\"type\": \"STRNG\"}");
 * } catch (SchemaException e) {
 *   e.problems().forEach(problem -> log.error("{}", problem));
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class SchemaException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final List<SchemaProblem> problems;

  SchemaException(List<SchemaProblem> problems, @Nullable Throwable cause) {
    super(describe(problems), cause);
    this.problems = List.copyOf(problems);
  }

  SchemaException(SchemaProblem problem, @Nullable Throwable cause) {
    this(List.of(problem), cause);
  }

  private static String describe(List<SchemaProblem> problems) {
    return problems.size() == 1
        ? "the schema is not valid: " + problems.get(0)
        : problems.stream()
            .map(SchemaProblem::toString)
            .collect(
                Collectors.joining(
                    "\n  ", "the schema has " + problems.size() + " problems:\n  ", ""));
  }

  /** What is wrong, in the order of the schema. */
  public List<SchemaProblem> problems() {
    return problems;
  }
}
