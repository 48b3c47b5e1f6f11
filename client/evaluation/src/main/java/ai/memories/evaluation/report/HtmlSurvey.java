package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals.Column;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What must be known of all results before the page's first line is written. */
final class HtmlSurvey {
  /** A row's chunk number, filled in later. */
  private static final int LONGEST_CHUNK = 999_999;

  private final Map<String, Map<Column, Latencies>> latencies = new HashMap<>();
  private long rowBytes;
  private long detailBytes;
  private long failingDetailBytes;

  private HtmlSurvey() {}

  static HtmlSurvey of(RunOutcome outcome, ColumnIndex columns) throws IOException {
    var survey = new HtmlSurvey();
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      results.forEach(result -> survey.add(result, HtmlCase.of(result, columns)));
    }
    return survey;
  }

  private void add(CaseResult result, HtmlCase found) {
    int detail = HtmlCase.bytes(found.detail());
    rowBytes += HtmlCase.bytes(found.row(LONGEST_CHUNK));
    detailBytes += detail;
    failingDetailBytes += found.passed() ? 0 : detail;
    if (result.samples().isEmpty()) {
      result.latency().ifPresent(latency -> latencies(result.name()).add(latency));
    }
  }

  private Latencies latencies(CaseName name) {
    return latencies
        .computeIfAbsent(name.suite(), suite -> new HashMap<>())
        .computeIfAbsent(new Column(name.prompt(), name.provider()), column -> new Latencies());
  }

  long rowBytes() {
    return rowBytes;
  }

  long detailBytes() {
    return detailBytes;
  }

  long failingDetailBytes() {
    return failingDetailBytes;
  }

  Latencies latencies(String suite, Column column) {
    return latencies.getOrDefault(suite, Map.of()).getOrDefault(column, new Latencies());
  }
}
