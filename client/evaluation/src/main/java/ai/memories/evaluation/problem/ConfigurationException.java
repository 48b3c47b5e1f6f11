package ai.memories.evaluation.problem;

import ai.memories.MemoriesException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The user's input cannot be run: every error that was found, before anything was paid for.
 *
 * <pre>{@code
 * try {
 *   Evaluation.run(request, listener);
 * } catch (ConfigurationException e) {
 *   e.problems().forEach(problem -> log.error("{}", problem)); // suites/first.yaml:12:5: …
 * }
 * }</pre>
 */
public sealed class ConfigurationException extends MemoriesException permits EmptyChoiceException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** With the errors shown and the number of those left out. */
  ConfigurationException(List<Problem> problems, int more) {
    super(message(problems, more));
    this.problems = List.copyOf(problems);
  }

  /** For a single error. */
  public ConfigurationException(Problem problem) {
    this(List.of(problem), 0);
  }

  /** The errors, in the order they were found. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems, int more) {
    if (problems.size() + more == 1) {
      return problems.get(0).toString();
    }
    return (problems.size() + more)
        + " problems; nothing was called:\n"
        + problems.stream().map(p -> "  " + p).collect(Collectors.joining("\n"))
        + (more > 0 ? "\n  and " + more + " more" : "");
  }
}
