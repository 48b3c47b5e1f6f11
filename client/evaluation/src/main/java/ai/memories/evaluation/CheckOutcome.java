package ai.memories.evaluation;

import ai.memories.evaluation.suite.Suite;
import java.util.List;

/**
 * What a project has that was found in order. Immutable.
 *
 * <pre>{@code
 * CheckOutcome found = Evaluation.check(request, listener).orElseThrow();
 * log.info("{}", found); // 4 suites with 76 tests are in order; 1 warning
 * }</pre>
 *
 * @param suites the names of its suites
 * @param tests how many tests they have
 * @param warnings how many things are odd, each of which the listener was told
 */
public record CheckOutcome(List<String> suites, long tests, int warnings) {

  /** Copies the list. */
  public CheckOutcome {
    suites = List.copyOf(suites);
  }

  static CheckOutcome of(ProjectCheck checked) {
    return new CheckOutcome(
        checked.suites().stream().map(Suite::name).toList(),
        checked.tests(),
        checked.problems().warnings().size());
  }

  /** In a line, such as {@code 4 suites with 76 tests are in order; 1 warning}. */
  @Override
  public String toString() {
    return counted(suites.size(), "suite")
        + " with "
        + counted(tests, "test")
        + (suites.size() == 1 ? " is" : " are")
        + " in order"
        + (warnings == 0 ? "" : "; " + counted(warnings, "warning"));
  }

  private static String counted(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
