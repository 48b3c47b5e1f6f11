package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code junit/TEST-<suite>.xml}: a file per suite in the form CI systems read, with the answer,
 * the expectation and the variables of every case that did not pass.
 */
public final class JUnitXml implements ReportWriter {

  @Override
  public String format() {
    return "junit";
  }

  @Override
  public void write(RunOutcome outcome, Path directory) throws IOException {
    Path junit = directory.resolve("junit");
    deleteOld(junit);
    Files.createDirectories(junit);
    Map<String, JUnitXmlFile> files = new HashMap<>();
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      for (String suite : outcome.totals().suites().keySet()) {
        ColumnTotals totals = outcome.totals().suite(suite);
        Path file = junit.resolve("TEST-" + suite.replace('/', '.') + ".xml");
        files.put(suite, JUnitXmlFile.open(file, suite, totals, outcome.started()));
      }
      for (CaseResult result : (Iterable<CaseResult>) results::iterator) {
        JUnitXmlFile file = files.get(result.name().suite());
        if (file != null && !result.isSample()) {
          file.write(result);
        }
      }
    } finally {
      for (JUnitXmlFile file : files.values()) {
        file.close();
      }
    }
  }

  /** A suite that no longer exists must not go on reporting. */
  private static void deleteOld(Path junit) throws IOException {
    if (!Files.isDirectory(junit)) {
      return;
    }
    try (var old = Files.newDirectoryStream(junit, "TEST-*.xml")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }
}
