package ai.memories.evaluation.report;

import ai.memories.cassette.CassetteTally;
import ai.memories.cassette.Mode;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@link SummaryJson} wrote of a run, whose totals are counted anew from its results.
 * Immutable.
 *
 * <pre>{@code
 * var reader = new SummaryReader(Json.parse(Files.readString(directory.resolve("summary.json"))));
 * var totals = new RunTotals();
 * reader.declareColumns(totals);
 * results.forEach(totals::add);
 * RunOutcome outcome = reader.outcome(totals, directory.resolve("results.jsonl"));
 * }</pre>
 *
 * <p>What is no such file is refused by {@link IllegalArgumentException} or {@link
 * java.time.DateTimeException}.
 */
public final class SummaryReader {
  private final JsonNode summary;

  /** Of the whole file. */
  public SummaryReader(Json summary) {
    this.summary = summary.node();
  }

  /** The run it is of. */
  public String runId() {
    return summary.required("runId").asText();
  }

  /** Names the columns the run had, in their order. */
  public void declareColumns(RunTotals totals) {
    for (JsonNode suite : summary.required("suites")) {
      for (JsonNode column : suite.required("columns")) {
        totals.declare(suite.required("suite").asText(), column(column));
      }
    }
  }

  /** A column in which the results are not those that were summed up, if there is one. */
  public Optional<String> otherThan(RunTotals totals) {
    for (JsonNode suite : summary.required("suites")) {
      String name = suite.required("suite").asText();
      for (JsonNode row : suite.required("columns")) {
        Column column = column(row);
        ColumnTotals counted = totals.suites().getOrDefault(name, Map.of()).get(column);
        if (counted == null || !same(row, counted)) {
          return Optional.of(String.join(" / ", name, column.prompt(), column.provider()));
        }
      }
    }
    return summary.required("cases").asLong() == totals.all().cases()
        ? Optional.empty()
        : Optional.of("a suite it does not know");
  }

  private static boolean same(JsonNode row, ColumnTotals counted) {
    return row.required("passed").asLong() == counted.passed()
        && row.required("failed").asLong() == counted.failed()
        && row.required("errored").asLong() == counted.errored()
        && row.required("notRun").asLong() == counted.notRun();
  }

  /**
   * The run.
   *
   * @param totals of the results
   * @param results where they are
   */
  public RunOutcome outcome(RunTotals totals, Path results) {
    JsonNode answers = summary.required("answers");
    JsonNode mode = summary.required("mode");
    return new RunOutcome(
        runId(),
        Instant.parse(summary.required("started").asText()),
        Duration.ofMillis(summary.required("elapsedMs").asLong()),
        new RunMode(Mode.parse(mode.required("name").asText()), mode.required("why").asText()),
        totals,
        new CassetteTally(
            answers.required("replayed").asLong(),
            answers.required("recorded").asLong(),
            answers.required("live").asLong(),
            answers.required("missed").asLong()),
        answers.required("unusedRecordings").asInt(),
        MeterJson.limits(Json.of(summary.required("limits"))),
        MeterJson.totals(Json.of(summary.required("spent"))),
        MeterJson.totals(Json.of(summary.required("asRecorded"))),
        LocalDate.parse(summary.required("pricesOf").asText()),
        ComparisonReader.list(summary.required("failures"), JsonNode::asText),
        ComparisonReader.list(summary.required("notices"), JsonNode::asText),
        results,
        ComparisonReader.read(summary));
  }

  private static Column column(JsonNode node) {
    return new Column(node.required("prompt").asText(), node.required("provider").asText());
  }
}
