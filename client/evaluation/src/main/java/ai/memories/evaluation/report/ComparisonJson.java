package ai.memories.evaluation.report;

import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.PriceJson;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.SchemaRegression;
import ai.memories.evaluation.statistics.McNemar;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Comparisons for programs. */
final class ComparisonJson {
  private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

  private ComparisonJson() {}

  static void write(Comparisons comparisons, ObjectNode summary) {
    ArrayNode baselines = summary.putArray("baselines");
    comparisons.baselines().forEach(one -> baselines.add(baseline(one)));
    ArrayNode columns = summary.putArray("columnComparisons");
    comparisons.columns().forEach(one -> columns.add(columns(one)));
  }

  private static ObjectNode baseline(BaselineComparison of) {
    ObjectNode node = Json.object();
    node.put("suite", of.suite()).put("baseline", of.baseline()).put("compared", of.compared());
    node.set("newlyFailing", names(of.newlyFailing()));
    node.set("newlyPassing", names(of.newlyPassing()));
    node.set("unjudged", names(of.unjudged()));
    node.set("added", names(of.added()));
    node.set("gone", names(of.gone()));
    test(node, of.mcNemar());
    node.set("totalTokens", of.tokens().toJson().node());
    node.set("costUsd", of.costUsd().toJson().node());
    node.set("latencyMs", of.latencyMs().toJson().node());
    node.set("prices", PriceJson.of(of.prices()).node());
    node.set("changedModel", names(of.changedModel()));
    node.set("changedPrompt", names(of.changedPrompt()));
    node.set("changedSchema", names(of.changedSchema()));
    node.set("changedSamples", names(of.changedSamples()));
    ArrayNode schemas = node.putArray("schemas");
    of.schemas().forEach(schema -> schemas.add(schema(schema)));
    return node;
  }

  private static ObjectNode names(Names names) {
    ObjectNode node = Json.object().put("count", names.count());
    names.first().forEach(node.putArray("first")::add);
    return node;
  }

  private static void test(ObjectNode node, McNemar test) {
    node.put("p", decimal(test.p())).put("differenceShown", test.shown());
  }

  private static ObjectNode schema(SchemaRegression of) {
    ObjectNode node = Json.object();
    text(node, "before", of.before());
    text(node, "after", of.after());
    node.put("cases", of.cases()).put("breaking", of.breaking());
    ArrayNode changes = node.putArray("changes");
    of.changes()
        .forEach(
            change ->
                changes
                    .addObject()
                    .put("kind", change.kind().name())
                    .put("pointer", change.pointer())
                    .put("breaksReaders", change.breaksReaders())
                    .put("breaksRecordings", change.breaksRecordings())
                    .put("message", change.message()));
    ArrayNode refused = node.putArray("refused");
    of.refused()
        .forEach(
            problem ->
                refused
                    .addObject()
                    .put("severity", problem.severity().name())
                    .put("pointer", problem.pointer())
                    .put("message", problem.message()));
    ObjectNode answers = node.putObject("recordedAnswers").put("valid", of.valid());
    answers.set("broken", names(of.broken()));
    answers.put("invalidBefore", of.invalidBefore()).put("unknown", of.unknown());
    money(node, "recordUsd", of.recordUsd());
    return node;
  }

  private static ObjectNode columns(ColumnComparison of) {
    ObjectNode node = Json.object().put("suite", of.suite());
    ArrayNode columns = node.putArray("columns");
    of.columns()
        .forEach(
            standing -> {
              ObjectNode row = column(standing.column());
              row.put("passed", standing.passed()).put("judged", standing.judged());
              row.putArray("interval")
                  .add(decimal(standing.interval().low()))
                  .add(decimal(standing.interval().high()));
              money(row, "costUsd", standing.costUsd());
              money(row, "costPerPassedUsd", standing.costPerPassedUsd());
              columns.add(row);
            });
    ArrayNode pairs = node.putArray("pairs");
    of.pairs()
        .forEach(
            pair -> {
              ObjectNode row = pairs.addObject();
              row.set("first", column(pair.first()));
              row.set("second", column(pair.second()));
              row.put("both", pair.both());
              row.put("onlyFirstPassed", pair.test().firstOnly());
              row.put("onlySecondPassed", pair.test().secondOnly());
              test(row, pair.test());
            });
    return node;
  }

  private static ObjectNode column(Column column) {
    return Json.object().put("prompt", column.prompt()).put("provider", column.provider());
  }

  private static void text(ObjectNode node, String name, Optional<String> text) {
    text.ifPresentOrElse(value -> node.put(name, value), () -> node.putNull(name));
  }

  private static void money(ObjectNode node, String name, Optional<BigDecimal> usd) {
    usd.ifPresentOrElse(value -> node.put(name, value), () -> node.putNull(name));
  }

  private static BigDecimal decimal(double value) {
    BigDecimal number = new BigDecimal(value, DIGITS).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
