package ai.memories.evaluation.report;

import ai.memories.Usage;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code summary.json}: a run's verdict, counts, tokens and money, for programs; {@link
 * SummaryReader} reads it back.
 */
public final class SummaryJson implements ReportWriter {

  @Override
  public String format() {
    return "summary-json";
  }

  @Override
  public void write(RunOutcome outcome, Path directory) throws IOException {
    Files.writeString(directory.resolve("summary.json"), Json.of(summary(outcome)).pretty() + "\n");
  }

  private static ObjectNode summary(RunOutcome outcome) {
    ObjectNode summary = Json.object();
    summary.put("runId", outcome.runId());
    summary.put("started", outcome.started().toString());
    summary.put("elapsedMs", outcome.elapsed().toMillis());
    summary.put("success", outcome.success());
    outcome.failures().forEach(summary.putArray("failures")::add);
    outcome.notices().forEach(summary.putArray("notices")::add);
    summary
        .putObject("mode")
        .put("name", outcome.mode().mode().label())
        .put("why", outcome.mode().why());
    counts(summary, outcome.totals().all());
    summary
        .putObject("answers")
        .put("replayed", outcome.answers().replayed())
        .put("recorded", outcome.answers().recorded())
        .put("live", outcome.answers().live())
        .put("missed", outcome.answers().missed())
        .put("unusedRecordings", outcome.unusedRecordings());
    summary.set("spent", MeterJson.of(outcome.spent()).node());
    summary.set("asRecorded", MeterJson.of(outcome.asRecorded()).node());
    summary.set("limits", MeterJson.of(outcome.limits()).node());
    summary.put("pricesOf", outcome.pricesOf().toString());
    summary.set("suites", suites(outcome));
    ComparisonJson.write(outcome.comparisons(), summary);
    return summary;
  }

  private static ArrayNode suites(RunOutcome outcome) {
    ArrayNode suites = Json.nodes().arrayNode();
    outcome
        .totals()
        .suites()
        .forEach(
            (name, columns) -> {
              ObjectNode suite = suites.addObject().put("suite", name);
              counts(suite, outcome.totals().suite(name));
              ArrayNode rows = suite.putArray("columns");
              columns.forEach(
                  (column, totals) -> {
                    ObjectNode row = rows.addObject();
                    row.put("prompt", column.prompt()).put("provider", column.provider());
                    counts(row, totals);
                  });
            });
    return suites;
  }

  private static void counts(ObjectNode node, ColumnTotals totals) {
    node.put("cases", totals.cases());
    node.put("passed", totals.passed());
    node.put("failed", totals.failed());
    node.put("errored", totals.errored());
    node.put("notRun", totals.notRun());
    node.set("usage", usage(totals.usage()));
    node.put("unknownUsages", totals.unknownUsages());
    cost(node, "costUsd", totals.costUsd());
    cost(node, "costPerPassedUsd", totals.costPerPassedUsd());
    node.put("unknownCosts", totals.unknownCosts());
    node.put("latencyMs", totals.latency().toMillis());
  }

  private static ObjectNode usage(Usage usage) {
    return Json.object()
        .put("inputTokens", usage.inputTokens())
        .put("outputTokens", usage.outputTokens())
        .put("totalTokens", usage.totalTokens());
  }

  private static void cost(ObjectNode node, String name, Optional<BigDecimal> cost) {
    cost.ifPresentOrElse(value -> node.put(name, value), () -> node.putNull(name));
  }
}
