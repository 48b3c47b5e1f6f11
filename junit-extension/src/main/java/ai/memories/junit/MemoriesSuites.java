package ai.memories.junit;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Suites as JUnit tests: the same engine, recordings and verdicts as the Maven goal, a node for
 * each case. Stateless and thread-safe.
 *
 * <pre>{@code
 * @MemoriesTest
 * class SuitesTest {
 *   @TestFactory
 *   Stream<DynamicNode> suites() {
 *     return MemoriesSuites.from("invoices.yaml", "support/*");
 *   }
 * }
 * }</pre>
 *
 * <p>In a class with {@link MemoriesTest} the suites share the ledger and the configuration
 * parameters of the other tests; in another class they have a run of their own. Results and reports
 * go to {@code target/memories/tests}.
 */
public final class MemoriesSuites {
  private MemoriesSuites() {}

  /**
   * Starts the suites and gives a container for each, in it a test for each case, which comes when
   * the case has finished.
   *
   * @param suites globs below {@code src/test/memories/suites}, such as {@code invoices.yaml}; none
   *     for all suites
   * @throws ai.memories.evaluation.problem.ConfigurationException if the suites cannot be run;
   *     nothing was called
   */
  public static Stream<DynamicNode> from(String... suites) {
    String globs = String.join(",", suites);
    return CurrentRun.get()
        .map(test -> RunningSuites.nodes(test.run(), globs, Optional.of(test.calls())))
        .orElseGet(() -> RunningSuites.nodes(TestRun.alone(), globs, Optional.empty()));
  }
}
