package ai.memories.evaluation.baseline;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A case with all its samples: a line of a baseline, and what a run is folded to. It keeps the line
 * as it is; names may be added to it, never changed.
 */
final class BaselineCase {
  private static final List<String> COPIED =
      List.of(
          "verdict", "score", "usage", "costUsd", "latencyMs", "model", "promptHash", "schemaHash");

  private final CaseKey key;
  private final ObjectNode line;

  private BaselineCase(CaseKey key, ObjectNode line) {
    this.key = key;
    this.line = line;
  }

  /** A line of a baseline. */
  static BaselineCase of(String suite, Json line) {
    return new BaselineCase(CaseKey.of(suite, line), (ObjectNode) line.node());
  }

  /**
   * Folds the lines a run wrote of one case: the one of all samples, or of the only one, and those
   * of single samples, from which come the answers and what was asked.
   */
  static BaselineCase folded(CaseKey key, Json whole, List<Json> samples) {
    JsonNode from = whole.node();
    ObjectNode line = Json.object();
    line.put("id", key.id()).put("prompt", key.prompt()).put("provider", key.provider());
    COPIED.forEach(name -> line.set(name, value(name, from, samples)));
    line.set("samples", samples(from));
    ArrayNode answers = line.putArray("answers");
    for (Json answered : samples.isEmpty() ? List.of(whole) : samples) {
      JsonNode output = answered.node().path("output");
      if (output.isTextual()) {
        answers.add(output);
      }
    }
    return new BaselineCase(key, line);
  }

  private static JsonNode value(String name, JsonNode whole, List<Json> samples) {
    if (whole.path(name).isNull() && !samples.isEmpty() && name.endsWith("Hash")) {
      return value(name, samples.get(0).node(), List.of());
    }
    JsonNode value = whole.path(name);
    return value.isMissingNode() ? Json.nodes().nullNode() : value;
  }

  private static ObjectNode samples(JsonNode whole) {
    JsonNode samples = whole.path("samples");
    boolean passed = whole.path("verdict").asText().equals(Verdict.PASSED.name());
    return Json.object()
        .put("passed", samples.isObject() ? samples.path("passed").asInt() : passed ? 1 : 0)
        .put("run", samples.isObject() ? samples.path("run").asInt() : 1);
  }

  /**
   * Looks at what could be wrong in a line somebody touched.
   *
   * @throws IllegalArgumentException if verdict, usage or model are none
   */
  void verify() {
    verdict();
    usage();
    ModelId.parse(model());
  }

  CaseKey key() {
    return key;
  }

  Json line() {
    return Json.of(line);
  }

  Verdict verdict() {
    return Verdict.valueOf(line.path("verdict").asText());
  }

  /** Whether there is a verdict on its answer. */
  boolean judged() {
    return verdict() == Verdict.PASSED || verdict() == Verdict.FAILED;
  }

  int samples() {
    return Math.max(1, line.path("samples").path("run").asInt());
  }

  String model() {
    return line.path("model").asText();
  }

  Optional<String> promptHash() {
    return text("promptHash");
  }

  Optional<String> schemaHash() {
    return text("schemaHash");
  }

  Optional<BigDecimal> costUsd() {
    return number(line.path("costUsd"));
  }

  Optional<BigDecimal> latencyMs() {
    return number(line.path("latencyMs"));
  }

  Optional<Usage> usage() {
    JsonNode usage = line.path("usage");
    return usage.isObject()
        ? Optional.of(
            new Usage(
                usage.path("inputTokens").asLong(),
                usage.path("outputTokens").asLong(),
                usage.path("totalTokens").asLong()))
        : Optional.empty();
  }

  List<String> answers() {
    List<String> answers = new ArrayList<>();
    line.path("answers").forEach(answer -> answers.add(answer.asText()));
    return answers;
  }

  private Optional<String> text(String name) {
    return Optional.of(line.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static Optional<BigDecimal> number(JsonNode node) {
    return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
  }
}
