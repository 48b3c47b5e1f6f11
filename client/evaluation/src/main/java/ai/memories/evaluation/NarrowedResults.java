package ai.memories.evaluation;

import ai.memories.evaluation.baseline.ComparisonText;
import ai.memories.evaluation.baseline.RunComparison;
import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.JsonLine;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.SchemaRegression;
import ai.memories.evaluation.setting.Evidence;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of an old run with less evidence than it kept, in a file of their own for as long as
 * reports are written from them. The old results stay as they are.
 */
final class NarrowedResults implements AutoCloseable {
  private final Path directory;
  private final Path file;

  private NarrowedResults(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("results.jsonl");
  }

  static NarrowedResults of(Path results, Evidence evidence) throws IOException {
    var narrowed =
        new NarrowedResults(Files.createTempDirectory(results.resolveSibling("."), ".narrowed"));
    try (Stream<CaseResult> all = ResultsFile.read(results);
        var out = ResultsFile.create(narrowed.file)) {
      all.forEach(result -> out.append(narrow(result, evidence).line()));
      narrowed.copyChanges(results.resolveSibling(RunComparison.CHANGES));
      return narrowed;
    } catch (IOException | RuntimeException e) {
      narrowed.close();
      throw e;
    }
  }

  /** What changed stays; what the baseline's answers were goes. */
  private void copyChanges(Path changes) throws IOException {
    if (!Files.exists(changes)) {
      return;
    }
    try (Stream<String> lines = Files.lines(changes);
        var out = ResultsFile.create(directory.resolve(RunComparison.CHANGES))) {
      lines.forEach(
          line -> {
            Json change = Json.parse(line);
            if (change.node().path("was") instanceof ObjectNode was) {
              was.remove("answers");
            }
            out.append(JsonLine.of(change));
          });
    }
  }

  static CaseResult narrow(CaseResult result, Evidence evidence) {
    return EvidenceRule.keeps(evidence, result.verdict()) ? result : result.withoutEvidence();
  }

  /** The outcome, read from here; of comparisons that may quote answers only the counts stay. */
  RunOutcome outcome(RunOutcome of) {
    return new RunOutcome(
        of.runId(),
        of.started(),
        of.elapsed(),
        of.mode(),
        of.totals(),
        of.answers(),
        of.unusedRecordings(),
        of.limits(),
        of.spent(),
        of.asRecorded(),
        of.pricesOf(),
        of.failures(),
        of.notices().stream().filter(notice -> !ComparisonText.quotesAnswers(notice)).toList(),
        file,
        new Comparisons(
            of.comparisons().baselines().stream().map(NarrowedResults::unquoted).toList(),
            of.comparisons().columns()));
  }

  private static BaselineComparison unquoted(BaselineComparison of) {
    List<SchemaRegression> schemas = of.schemas().stream().map(NarrowedResults::unquoted).toList();
    return new BaselineComparison(
        of.suite(),
        of.baseline(),
        of.compared(),
        of.newlyFailing(),
        of.newlyPassing(),
        of.unjudged(),
        of.added(),
        of.gone(),
        of.tokens(),
        of.costUsd(),
        of.latencyMs(),
        of.prices(),
        of.changedModel(),
        of.changedPrompt(),
        of.changedSchema(),
        of.changedSamples(),
        schemas);
  }

  private static SchemaRegression unquoted(SchemaRegression of) {
    return new SchemaRegression(
        of.before(),
        of.after(),
        of.cases(),
        of.changes(),
        of.refused(),
        of.valid(),
        new Names(of.broken().count(), List.of()),
        of.invalidBefore(),
        of.unknown(),
        of.recordUsd());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(directory.resolve(RunComparison.CHANGES));
    Files.deleteIfExists(directory);
  }
}
