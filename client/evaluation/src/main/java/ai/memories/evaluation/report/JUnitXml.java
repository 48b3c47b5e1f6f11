package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code junit/TEST-<suite>.xml}: a file per suite in the form CI systems read, with the answer,
 * the expectation and the variables of every case that did not pass.
 */
public final class JUnitXml implements ReportWriter {
  /** Systems allow a process some thousand open files at best. */
  private static final int MAX_OPEN = 200;

  @Override
  public String format() {
    return "junit";
  }

  @Override
  public void write(RunOutcome outcome, Path directory) throws IOException {
    Path junit = directory.resolve("junit");
    deleteOld(junit);
    Files.createDirectories(junit);
    Map<String, Path> names = names(outcome.totals().suites().keySet(), junit);
    List<String> suites = List.copyOf(names.keySet());
    for (int from = 0; from < suites.size(); from += MAX_OPEN) {
      List<String> some = suites.subList(from, Math.min(suites.size(), from + MAX_OPEN));
      write(outcome, some, names);
    }
  }

  /** One pass over the results, for as many suites as may be open at the same time. */
  private static void write(RunOutcome outcome, List<String> suites, Map<String, Path> names)
      throws IOException {
    Map<String, JUnitXmlFile> files = new HashMap<>();
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      for (String suite : suites) {
        ColumnTotals totals = outcome.totals().suite(suite);
        files.put(
            suite,
            JUnitXmlFile.open(
                Objects.requireNonNull(names.get(suite)), suite, totals, outcome.started()));
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

  /** A file for each suite: {@code a/b} and {@code a.b} must not share one. */
  private static Map<String, Path> names(Collection<String> suites, Path junit) {
    Set<String> taken = new HashSet<>();
    Map<String, Path> names = new LinkedHashMap<>();
    for (String suite : suites) {
      String name = suite.replace('/', '.');
      for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
        name = suite.replace('/', '.') + "-" + n;
      }
      names.put(suite, junit.resolve("TEST-" + name + ".xml"));
    }
    return names;
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
