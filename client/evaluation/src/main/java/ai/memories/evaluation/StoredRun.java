package ai.memories.evaluation;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.report.SummaryReader;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A run that was completed, read back from its directory. The results are read as a stream, to
 * count them; none is kept.
 *
 * @param directory where it is
 * @param facts what {@code run.json} says
 * @param outcome what it came to
 */
record StoredRun(Path directory, RunFacts facts, RunOutcome outcome) {

  /**
   * Reads it.
   *
   * @param each sees every result; what it refuses by {@link IllegalArgumentException} makes the
   *     results damaged ones
   * @throws ConfigurationException if there is no complete run of this version, or it is damaged
   * @throws IOException if the disk refuses
   */
  static StoredRun read(Path directory, Consumer<CaseResult> each) throws IOException {
    RunFacts facts = facts(directory);
    return read(directory, facts, each);
  }

  /** What {@code run.json} says of a run that was completed. */
  static RunFacts facts(Path directory) throws IOException {
    Path file = directory.resolve("run.json");
    if (!Files.isRegularFile(file)) {
      throw refused(directory, "there is no run: run.json is missing");
    }
    RunFacts facts = new RunFacts(json(directory, file));
    facts.fault().ifPresent(fault -> refuse(directory, fault));
    return facts;
  }

  private static StoredRun read(Path directory, RunFacts facts, Consumer<CaseResult> each)
      throws IOException {
    Path file = directory.resolve("summary.json");
    if (!Files.isRegularFile(file)) {
      throw refused(directory, "summary.json is missing");
    }
    try {
      var summary = new SummaryReader(json(directory, file));
      if (!summary.runId().equals(facts.runId())) {
        throw refused(directory, "run.json and summary.json are of different runs");
      }
      var totals = new RunTotals();
      summary.declareColumns(totals);
      Path results = directory.resolve("results.jsonl");
      count(directory, results, totals, each);
      Optional<String> other = summary.otherThan(totals);
      if (other.isPresent()) {
        throw refused(
            directory, "results.jsonl has not the cases that were summed up, in " + other.get());
      }
      return new StoredRun(directory, facts, summary.outcome(totals, results));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(directory, "summary.json is none of ours: " + e.getMessage());
    }
  }

  private static void count(
      Path directory, Path results, RunTotals totals, Consumer<CaseResult> each)
      throws IOException {
    if (!Files.isRegularFile(results)) {
      throw refused(directory, "results.jsonl is missing");
    }
    long line = 0;
    try (Stream<CaseResult> all = ResultsFile.read(results)) {
      for (CaseResult result : (Iterable<CaseResult>) all::iterator) {
        line++;
        totals.add(result);
        each.accept(result);
      }
    } catch (JsonSyntaxException | IllegalArgumentException | UncheckedIOException e) {
      throw refused(directory, "results.jsonl, line " + (line + 1) + ": " + e.getMessage());
    }
  }

  private static Json json(Path directory, Path file) throws IOException {
    try {
      return Json.parse(Files.readString(file));
    } catch (JsonSyntaxException e) {
      throw refused(directory, file.getFileName() + " is no JSON: " + e.getMessage());
    }
  }

  private static void refuse(Path directory, String fault) {
    throw refused(directory, fault);
  }

  private static ConfigurationException refused(Path directory, String fault) {
    return new ConfigurationException(Problem.error(directory + ": " + fault));
  }
}
