package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must be known of all results before the page's first line is written. */
final class HtmlSurvey {
  private final Map<String, Map<Column, Latencies>> latencies = new HashMap<>();
  private long rowBytes;
  private long detailBytes;
  private long failingDetailBytes;

  /** What may be kept of the cases, also in a small heap. */
  private static final long MAX_KEPT = Runtime.getRuntime().maxMemory() / 16;

  /** All cases, as long as they are few enough for all to be in the page and in memory. */
  private @Nullable List<HtmlCase> cases = new ArrayList<>();

  private HtmlSurvey() {}

  static HtmlSurvey of(RunOutcome outcome, ColumnIndex columns, ChangedCases changes, long maxBytes)
      throws IOException {
    var survey = new HtmlSurvey();
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      results.forEach(
          result -> survey.add(result, HtmlCase.of(result, columns, changes), maxBytes));
    }
    return survey;
  }

  private void add(CaseResult result, HtmlCase found, long maxBytes) {
    rowBytes += found.rowBytes();
    detailBytes += found.detailBytes();
    failingDetailBytes += found.passed() ? 0 : found.detailBytes();
    if (rowBytes + detailBytes > Math.min(maxBytes, MAX_KEPT)) {
      cases = null;
    } else if (cases != null) {
      cases.add(found);
    }
    if (result.samples().isEmpty()) {
      result.latency().ifPresent(latency -> latencies(result.name()).add(latency));
    }
  }

  private Latencies latencies(CaseName name) {
    return latencies
        .computeIfAbsent(name.suite(), suite -> new HashMap<>())
        .computeIfAbsent(new Column(name.prompt(), name.provider()), column -> new Latencies());
  }

  /** All cases, so that they need not be read again; nothing where they are too many. */
  Optional<List<HtmlCase>> cases() {
    return Optional.ofNullable(cases);
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
