package ai.memories.junit;

import ai.memories.MemoriesException;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** Shows results as JUnit's nodes. */
final class CaseNodes {
  private final TestRun run;

  CaseNodes(TestRun run) {
    this.run = run;
  }

  /** A test that says what came of a case; of several samples, the verdict on all. */
  DynamicNode node(CaseResult result) {
    CaseName name = result.name();
    return DynamicTest.dynamicTest(
        String.join(" / ", name.id(), name.prompt(), name.provider()),
        source(result),
        () -> demand(result));
  }

  private URI source(CaseResult result) {
    String place = result.source();
    int colon = place.lastIndexOf(':');
    return URI.create(run.uriOf(place.substring(0, colon)) + "?line=" + place.substring(colon + 1));
  }

  private static void demand(CaseResult result) {
    String reasons = result.name() + ": " + String.join("\n", result.reasons()) + shown(result);
    switch (result.verdict()) {
      case PASSED -> {}
      case FAILED -> throw new AssertionFailedError(reasons);
      case ERRORED, NOT_RUN -> throw new MemoriesException(reasons);
    }
  }

  private static String shown(CaseResult result) {
    return result.output().map(text -> "\nthe answer:\n" + text.indent(2)).orElse("");
  }

  /** What the run fails for beside its cases: a budget, a baseline, no case at all. */
  static Optional<DynamicNode> ofRun(RunOutcome outcome) {
    boolean casesTell = outcome.totals().all().passed() < outcome.totals().all().cases();
    return outcome.success() || casesTell
        ? Optional.empty()
        : Optional.of(
            DynamicTest.dynamicTest(
                "the run as a whole",
                () -> {
                  throw new AssertionFailedError(String.join("; ", outcome.failures()));
                }));
  }
}
