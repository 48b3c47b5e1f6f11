package ai.memories.junit;

import ai.memories.MemoriesException;
import ai.memories.cassette.Slug;
import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;

/**
 * One run of the engine, beside the factory that shows it: a case is handed to JUnit when it has
 * finished, while others are still under way. The engine runs all of them at once, as for the goal;
 * JUnit, which runs its nodes one after another, would have it ask one question at a time.
 */
final class RunningSuites implements EvaluationListener {
  private final TestRun run;
  private final CaseNodes cases;
  private final Handover<DynamicNode> suites = new Handover<>();
  private final InSequence results = new InSequence(this::show);
  private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
  private String suite = "";
  private Handover<DynamicNode> open = new Handover<>();

  private RunningSuites(TestRun run) {
    this.run = run;
    this.cases = new CaseNodes(run);
  }

  /**
   * Starts a run and waits for its first case.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException if the suites cannot be run
   */
  static Stream<DynamicNode> nodes(TestRun run, String globs, Optional<CallTally> calls) {
    var running = new RunningSuites(run);
    var engine = new Thread(() -> running.run(globs, calls), "memories-suites");
    engine.setDaemon(true);
    engine.start();
    try {
      running.begun.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
    return running.suites.stream().onClose(engine::interrupt);
  }

  private void run(String globs, Optional<CallTally> calls) {
    String name = globs.isEmpty() ? "all" : Slug.of(globs);
    try {
      Optional<RunOutcome> outcome = Evaluation.run(run.suites(globs, name), this);
      outcome.ifPresent(done -> calls.ifPresent(tally -> tally.suites(done)));
      results.end();
      open.end();
      outcome.flatMap(CaseNodes::ofRun).ifPresent(suites::put);
      suites.end();
      begun.complete(true);
    } catch (IOException e) {
      fail(new UncheckedIOException("results of the suites cannot be written", e));
    } catch (InterruptedException e) {
      fail(new MemoriesException("the suites were stopped before they had ended", e));
    } catch (RuntimeException | Error e) {
      fail(e instanceof RuntimeException known ? known : new MemoriesException("broken: " + e, e));
    }
  }

  private void fail(RuntimeException thrown) {
    open.end();
    suites.fail(() -> thrown);
    begun.completeExceptionally(thrown);
  }

  @Override
  public void announced(String line) {
    TestRun.announce(line);
  }

  @Override
  public void finished(CaseResult result) {
    results.add(result);
  }

  /** Suites run one after another, so the first case of one is the end of the last. */
  private void show(CaseResult result) {
    if (result.isSample()) {
      return; // the verdict on all samples follows
    }
    if (!result.name().suite().equals(suite)) {
      open.end();
      open = new Handover<>();
      suite = result.name().suite();
      suites.put(DynamicContainer.dynamicContainer(suite, open.stream()));
    }
    open.put(cases.node(result));
    begun.complete(true);
  }
}
