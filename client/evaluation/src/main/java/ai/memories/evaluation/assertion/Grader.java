package ai.memories.evaluation.assertion;

import java.util.concurrent.CompletableFuture;

/**
 * Asks the models that judge answers. Thread-safe.
 *
 * <pre>{@code
 * Grader lenient =
 *     question ->
 *         CompletableFuture.completedFuture(
 *             new GraderAnswer("{\"pass\": true}", Optional.empty(), Optional.empty()));
 * Grades grades = assertions.ask(answer, vars, lenient).join();
 * }</pre>
 */
@FunctionalInterface
public interface Grader {

  /**
   * Asks, without waiting; fails with a {@link ai.memories.MemoriesException} if nobody answers.
   */
  CompletableFuture<GraderAnswer> ask(GraderQuestion question);
}
