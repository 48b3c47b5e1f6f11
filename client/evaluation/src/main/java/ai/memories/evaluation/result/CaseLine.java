package ai.memories.evaluation.result;

import ai.memories.Usage;
import ai.memories.evaluation.assertion.AssertionResult;
import ai.memories.evaluation.assertion.GraderAnswer;
import ai.memories.evaluation.assertion.Judgement;
import ai.memories.json.Json;
import ai.memories.schema.SchemaViolation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes the line of one case, in the names of the results' format; what was never set is null.
 * Names may be added, never changed. Not thread-safe.
 *
 * <pre>{@code
 * CaseResult result =
 *     new CaseLine(name)
 *         .asked("gemini:gemini-2.5-flash", 1)
 *         .output("Oslo")
 *         .verdict(Verdict.PASSED, true);
 * }</pre>
 */
public final class CaseLine {
  private final ObjectNode line = Json.object();

  /** Starts the line of a case. */
  public CaseLine(CaseName name) {
    line.put("suite", name.suite());
    for (String key : List.of("file", "line")) {
      line.putNull(key);
    }
    line.put("id", name.id());
    for (String key : List.of("description", "metadata")) {
      line.putNull(key);
    }
    line.put("provider", name.provider());
    line.putNull("model");
    line.put("prompt", name.prompt());
    name.sample()
        .ifPresentOrElse(sample -> line.put("sample", sample), () -> line.putNull("sample"));
    line.putNull("samples");
    for (String key :
        List.of(
            "seq",
            "vars",
            "messages",
            "files",
            "promptHash",
            "schemaHash",
            "verdict",
            "score",
            "output",
            "error")) {
      line.putNull(key);
    }
    line.putArray("warnings");
    line.putArray("schemaViolations");
    line.putArray("assertions");
    for (String key :
        List.of("usage", "costUsd", "latencyMs", "attempts", "origin", "cassette", "truncated")) {
      line.putNull(key);
    }
  }

  /** Where the test stands and what the user says of it. */
  public CaseLine source(String file, int lineNumber, Optional<String> description, Json metadata) {
    line.put("file", file).put("line", lineNumber);
    description.ifPresent(text -> line.put("description", text));
    line.set("metadata", metadata.node());
    return this;
  }

  /** Which model is asked, and the case's place in the order the run drew them. */
  public CaseLine asked(String model, long seq) {
    line.put("model", model).put("seq", seq);
    return this;
  }

  /** What was put into the prompt, what was sent, and which files with it. */
  public CaseLine question(Json vars, Json messages, Json files) {
    line.set("vars", vars.node());
    line.set("messages", messages.node());
    line.set("files", files.node());
    return this;
  }

  /** The digest of the messages and files that were sent; it stays where no evidence is kept. */
  public CaseLine promptHash(String hash) {
    line.put("promptHash", hash);
    return this;
  }

  /** The digest of the responseSchema that was sent. */
  public CaseLine schemaHash(String hash) {
    line.put("schemaHash", hash);
    return this;
  }

  /** The text of the answer. */
  public CaseLine output(String text) {
    line.put("output", text);
    return this;
  }

  /** Facts about the answer; latency of a replayed one is the recorded one. */
  public CaseLine answer(String origin, Duration latency, int attempts, boolean truncated) {
    line.put("origin", origin);
    line.put("latencyMs", latency.toMillis());
    line.put("attempts", attempts);
    line.put("truncated", truncated);
    return this;
  }

  /** The recording that holds the answer. */
  public CaseLine cassette(String path) {
    line.put("cassette", path);
    return this;
  }

  /** What it took, as far as known. */
  public CaseLine taken(Optional<Usage> usage, Optional<BigDecimal> costUsd) {
    usage.ifPresent(tokens -> line.set("usage", usage(tokens)));
    costUsd.ifPresent(cost -> line.put("costUsd", cost));
    return this;
  }

  private static JsonNode usage(Usage tokens) {
    return Json.object()
        .put("inputTokens", tokens.inputTokens())
        .put("outputTokens", tokens.outputTokens())
        .put("totalTokens", tokens.totalTokens());
  }

  /** Something the user should know of this case. */
  public CaseLine warning(String warning) {
    array("warnings").add(warning);
    return this;
  }

  /** How the answer breaks the responseSchema. */
  public CaseLine violations(List<SchemaViolation> violations) {
    violations.forEach(
        violation ->
            array("schemaViolations")
                .addObject()
                .put("pointer", violation.pointer())
                .put("message", violation.message()));
    return this;
  }

  /** What the assertions say. */
  public CaseLine judgement(Judgement judgement) {
    line.put("score", decimal(judgement.score()));
    judgement.assertions().forEach(result -> array("assertions").add(assertion(result)));
    if (!judgement.namedScores().isEmpty()) {
      ObjectNode named = line.putObject("namedScores");
      judgement.namedScores().forEach((metric, score) -> named.put(metric, decimal(score)));
    }
    return this;
  }

  /** The score, where no single judgement gives it. */
  public CaseLine score(BigDecimal score) {
    line.put("score", decimal(score.doubleValue()));
    return this;
  }

  /**
   * What came of the samples of a case, in the line that stands for all of them.
   *
   * @param reasons why the first of those that did not pass did not
   */
  public CaseLine samples(SampleCounts counts, List<String> reasons) {
    line.set("samples", counts.json(reasons));
    return this;
  }

  /** Why there is no verdict on the answer. */
  public CaseLine error(CaseError error) {
    ObjectNode node = line.putObject("error").put("kind", error.kind().name());
    error.status().ifPresentOrElse(s -> node.put("status", s), () -> node.putNull("status"));
    error.code().ifPresentOrElse(c -> node.put("code", c), () -> node.putNull("code"));
    node.put("message", error.message());
    return this;
  }

  /** Ends the line with its verdict; where no evidence is kept, nothing stays that may quote it. */
  public CaseResult verdict(Verdict verdict, boolean evidence) {
    line.put("verdict", verdict.name());
    if (!evidence) {
      WithoutEvidence.strip(line);
    }
    return new CaseResult(line);
  }

  private ArrayNode array(String name) {
    return (ArrayNode) line.get(name);
  }

  private static JsonNode assertion(AssertionResult result) {
    ObjectNode node = Json.object().put("type", result.type());
    result.metric().ifPresentOrElse(m -> node.put("metric", m), () -> node.putNull("metric"));
    node.set("value", result.value().map(Json::node).orElseGet(Json.nodes()::nullNode));
    result
        .threshold()
        .ifPresentOrElse(t -> node.put("threshold", t), () -> node.putNull("threshold"));
    node.put("weight", decimal(result.weight()));
    node.put("pass", result.pass());
    node.put("errored", result.errored());
    node.put("score", decimal(result.score()));
    node.put("reason", result.reason());
    node.set(
        "usage", result.grader().flatMap(GraderAnswer::usage).map(CaseLine::usage).orElse(null));
    node.put("costUsd", result.grader().flatMap(GraderAnswer::costUsd).orElse(null));
    if (!result.nested().isEmpty()) {
      ArrayNode nested = node.putArray("assertions");
      result.nested().forEach(inner -> nested.add(assertion(inner)));
    }
    return node;
  }

  /** 0.75 and not 0.7500000000000001: what a double means, in at most sixteen digits. */
  private static BigDecimal decimal(double value) {
    BigDecimal exact = new BigDecimal(value, MathContext.DECIMAL64).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
