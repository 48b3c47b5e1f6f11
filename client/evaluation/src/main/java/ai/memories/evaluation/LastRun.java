package ai.memories.evaluation;

import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cases of the last run that did not pass.
 *
 * @param notPassed their names
 */
record LastRun(Set<CaseName> notPassed) {
  static final LastRun NOT_ASKED_FOR = new LastRun(Set.of());

  /** Reads the results the last run left, before this one writes its own. */
  static LastRun read(Path results, String origin, Problems problems) {
    if (!Files.exists(results)) {
      problems.add(
          Problem.error(
              origin + ": failed needs the results of a run before, and there is no " + results));
      return NOT_ASKED_FOR;
    }
    try (Stream<CaseResult> lines = ResultsFile.read(results)) {
      return new LastRun(
          lines
              .filter(line -> !line.isSample() && line.verdict() != Verdict.PASSED)
              .map(CaseResult::name)
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      problems.add(Problem.error(origin + ": " + results + " cannot be read: " + e.getMessage()));
      return NOT_ASKED_FOR;
    }
  }
}
