package ai.memories.evaluation.assertion;

import java.util.concurrent.CompletableFuture;

/** Asks the models that judge answers. Thread-safe. */
@FunctionalInterface
public interface Grader {

  /**
   * Asks, without waiting; fails with a {@link ai.memories.MemoriesException} if nobody answers.
   */
  CompletableFuture<GraderAnswer> ask(GraderQuestion question);
}
