package ai.memories.evaluation.report;

import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.ColumnComparison.Pair;
import ai.memories.evaluation.result.ColumnComparison.Standing;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.PriceJson;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.SchemaRegression;
import ai.memories.evaluation.statistics.McNemar;
import ai.memories.json.Json;
import ai.memories.schema.SchemaChange;
import ai.memories.schema.SchemaProblem;
import ai.memories.schema.SchemaProblem.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link ComparisonJson} wrote. */
final class ComparisonReader {

  private ComparisonReader() {}

  static Comparisons read(JsonNode summary) {
    return new Comparisons(
        list(summary.required("baselines"), ComparisonReader::baseline),
        list(summary.required("columnComparisons"), ComparisonReader::columns));
  }

  private static BaselineComparison baseline(JsonNode node) {
    return new BaselineComparison(
        node.required("suite").asText(),
        node.required("baseline").asText(),
        node.required("compared").asLong(),
        names(node.required("newlyFailing")),
        names(node.required("newlyPassing")),
        names(node.required("unjudged")),
        names(node.required("added")),
        names(node.required("gone")),
        Difference.of(Json.of(node.required("totalTokens"))),
        Difference.of(Json.of(node.required("costUsd"))),
        Difference.of(Json.of(node.required("latencyMs"))),
        PriceJson.shift(Json.of(node.required("prices"))),
        names(node.required("changedModel")),
        names(node.required("changedPrompt")),
        names(node.required("changedSchema")),
        names(node.required("changedSamples")),
        list(node.required("schemas"), ComparisonReader::schema));
  }

  private static Names names(JsonNode node) {
    return new Names(node.required("count").asLong(), list(node.path("first"), JsonNode::asText));
  }

  private static SchemaRegression schema(JsonNode node) {
    JsonNode answers = node.required("recordedAnswers");
    return new SchemaRegression(
        Optional.ofNullable(node.required("before").textValue()),
        Optional.ofNullable(node.required("after").textValue()),
        node.required("cases").asLong(),
        list(node.required("changes"), ComparisonReader::change),
        list(node.required("refused"), ComparisonReader::problem),
        answers.required("valid").asLong(),
        names(answers.required("broken")),
        answers.required("invalidBefore").asLong(),
        answers.required("unknown").asLong(),
        MeterJson.usd(node.required("recordUsd")));
  }

  private static SchemaChange change(JsonNode node) {
    return new SchemaChange(
        SchemaChange.Kind.valueOf(node.required("kind").asText()),
        node.required("pointer").asText(),
        node.required("breaksReaders").asBoolean(),
        node.required("breaksRecordings").asBoolean(),
        node.required("message").asText());
  }

  private static SchemaProblem problem(JsonNode node) {
    return new SchemaProblem(
        Severity.valueOf(node.required("severity").asText()),
        node.required("pointer").asText(),
        node.required("message").asText());
  }

  private static ColumnComparison columns(JsonNode node) {
    return new ColumnComparison(
        node.required("suite").asText(),
        list(node.required("columns"), ComparisonReader::standing),
        list(node.required("pairs"), ComparisonReader::pair));
  }

  private static Standing standing(JsonNode node) {
    return new Standing(
        column(node),
        node.required("passed").asInt(),
        node.required("judged").asInt(),
        MeterJson.usd(node.required("costUsd")));
  }

  private static Pair pair(JsonNode node) {
    return new Pair(
        column(node.required("first")),
        column(node.required("second")),
        node.required("both").asInt(),
        new McNemar(
            node.required("onlyFirstPassed").asInt(), node.required("onlySecondPassed").asInt()));
  }

  private static Column column(JsonNode node) {
    return new Column(node.required("prompt").asText(), node.required("provider").asText());
  }

  static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    nodes.forEach(node -> list.add(read.apply(node)));
    return list;
  }
}
