package ai.memories.client;

import ai.memories.MemoriesException;
import ai.memories.schema.SchemaViolation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The model answered, but not with what the record asked for: the answer is no JSON, or breaks the
 * record's schema. It was paid for; {@link #response()} has all of it.
 *
 * <pre>{@code
 * try {
 *   model.chat(request, Invoice.class);
 * } catch (InvalidAnswerException e) {
 *   e.violations(); // [/total: expected number, got string "119"]
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class InvalidAnswerException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final transient List<SchemaViolation> violations;
  private final transient ChatResponse response;

  InvalidAnswerException(Class<?> type, List<SchemaViolation> violations, ChatResponse response) {
    super(message(type, violations, response));
    this.violations = List.copyOf(violations);
    this.response = response;
  }

  private static String message(
      Class<?> type, List<SchemaViolation> violations, ChatResponse response) {
    String places =
        violations.stream().map(SchemaViolation::toString).collect(Collectors.joining("\n  "));
    String file = response.recording().map(path -> " (recording " + path + ")").orElse("");
    String cut =
        response.truncation().degree() == Truncation.Degree.TRUNCATED
            ? "\n  The answer was cut off: " + response.truncation().reason()
            : "";
    return "the answer is no %s%s:\n  %s%s".formatted(type.getSimpleName(), file, places, cut);
  }

  /** Each place that does not fit: pointer, what was expected and what came. */
  public List<SchemaViolation> violations() {
    return violations;
  }

  /** The recording that holds the answer, where there is one. */
  public Optional<Path> recording() {
    return response.recording();
  }

  /** The answer itself. */
  public ChatResponse response() {
    return response;
  }
}
