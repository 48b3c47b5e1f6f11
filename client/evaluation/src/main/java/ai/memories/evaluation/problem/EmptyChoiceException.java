package ai.memories.evaluation.problem;

import java.util.List;

/**
 * The settings choose suites or cases, and there is none of them here: a mistake in one project,
 * but not in one of several that the same choice goes to.
 *
 * <pre>{@code
 * try {
 *   Evaluation.run(request, listener);
 * } catch (EmptyChoiceException e) {
 *   log.info("nothing chosen here: {}", e.getMessage()); // -Dmemories.filter: "rivers" leaves no …
 * }
 * }</pre>
 */
public final class EmptyChoiceException extends ConfigurationException {
  private static final long serialVersionUID = 1L;

  EmptyChoiceException(List<Problem> problems) {
    super(problems, 0);
  }

  /** For a choice that leaves nothing. */
  public EmptyChoiceException(String message) {
    super(Problem.emptyChoice(message));
  }
}
