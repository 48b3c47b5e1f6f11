package ai.memories.typed;

import ai.memories.MemoriesException;
import java.util.List;

/**
 * A record that no responseSchema can stand for; found before anything is sent.
 *
 * <pre>{@code
 * record Tree(List<Tree> children) {}
 *
 * try {
 *   AnswerType.of(Tree.class);
 * } catch (AnswerTypeException e) {
 *   e.problems().forEach(problem -> log.error("{}", problem)); // a record within itself
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class AnswerTypeException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  AnswerTypeException(Class<?> type, List<String> problems) {
    super(
        type.getSimpleName()
            + " cannot be the type of an answer:\n  - "
            + String.join("\n  - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Everything that stands in the way, each with its place in the record and what to do. */
  public List<String> problems() {
    return problems;
  }
}
