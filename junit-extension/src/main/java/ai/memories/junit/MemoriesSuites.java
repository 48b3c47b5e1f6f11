package ai.memories.junit;

import ai.memories.MemoriesException;
import ai.memories.cassette.Slug;
import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
   * Runs suites and gives a container for each, in it a test for each case.
   *
   * @param suites globs below {@code src/test/memories/suites}, such as {@code invoices.yaml}; none
   *     for all suites
   * @throws ai.memories.evaluation.problem.ConfigurationException if the suites cannot be run;
   *     nothing was called
   */
  public static Stream<DynamicNode> from(String... suites) {
    TestRun run = CurrentRun.get().orElseGet(TestRun::alone);
    String globs = String.join(",", suites);
    List<CaseResult> results = Collections.synchronizedList(new ArrayList<>());
    Optional<RunOutcome> outcome = run(run, globs, results);
    var nodes = new CaseNodes(run);
    return Stream.concat(nodes.of(results), outcome.flatMap(CaseNodes::ofRun).stream());
  }

  private static Optional<RunOutcome> run(TestRun run, String globs, List<CaseResult> results) {
    var listener =
        new EvaluationListener() {
          @Override
          public void announced(String line) {
            TestRun.announce(line);
          }

          @Override
          public void finished(CaseResult result) {
            results.add(result);
          }
        };
    String name = globs.isEmpty() ? "all" : Slug.of(globs);
    try {
      return Evaluation.run(run.suites(globs, name), listener);
    } catch (IOException e) {
      throw new UncheckedIOException("results of the suites cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MemoriesException("interrupted while the suites ran", e);
    }
  }
}
