package ai.memories.evaluation.result;

import ai.memories.Usage;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * The result of one case: a line of {@code results.jsonl} and what it says. The line is the truth;
 * reports read it from disk as the run wrote it, also long afterwards. Immutable.
 *
 * <pre>{@code
 * CaseResult result = CaseResult.parse(line);
 * if (result.verdict() == Verdict.FAILED) {
 *   log.info("{}: {}", result.name(), result.reasons());
 * }
 * }</pre>
 */
public final class CaseResult {
  private static final List<String> EVIDENCE =
      List.of(
          "vars",
          "messages",
          "files",
          "output",
          "warnings",
          "schemaViolations",
          "assertions",
          "samples");

  private final ObjectNode line;
  private final Verdict verdict;

  CaseResult(ObjectNode line) {
    this.line = line;
    this.verdict = Verdict.valueOf(line.path("verdict").asText());
  }

  /**
   * Reads a line of {@code results.jsonl}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CaseResult parse(String line) {
    if (Json.parse(line).node() instanceof ObjectNode object) {
      return new CaseResult(object);
    }
    throw new IllegalArgumentException("a line of results must be a JSON object");
  }

  /**
   * The same with all that was asked, answered and said of it in other words: with what must not be
   * shown masked. Names stay as they are, since results are found by them.
   */
  public CaseResult inWords(UnaryOperator<String> words) {
    ObjectNode copy = line.deepCopy();
    EVIDENCE.forEach(name -> copy.replace(name, inWords(line.path(name), words)));
    if (copy.path("error") instanceof ObjectNode error) {
      error.put("message", words.apply(error.path("message").asText()));
    }
    return new CaseResult(copy);
  }

  private static JsonNode inWords(JsonNode node, UnaryOperator<String> words) {
    if (node.isTextual()) {
      return Json.nodes().textNode(words.apply(node.textValue()));
    } else if (node.isObject()) {
      ObjectNode copy = Json.object();
      node.properties()
          .forEach(field -> copy.set(field.getKey(), inWords(field.getValue(), words)));
      return copy;
    } else if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      node.forEach(item -> copy.add(inWords(item, words)));
      return copy;
    }
    return node;
  }

  /** The line, without its end; half a character in an answer is escaped, since UTF-8 has none. */
  public String line() {
    return JsonLine.of(Json.of(line));
  }

  /** The case's name. */
  public CaseName name() {
    JsonNode sample = line.path("sample");
    return new CaseName(
        text("suite"),
        text("id"),
        text("prompt"),
        text("provider"),
        sample.isInt() ? OptionalInt.of(sample.intValue()) : OptionalInt.empty());
  }

  /** Where the test stands, as {@code file:line}. */
  public String source() {
    return text("file") + ":" + line.path("line").asInt();
  }

  /** Its place in the order in which the cases of the run were begun. */
  public long seq() {
    return line.path("seq").asLong();
  }

  /** What came of it. */
  public Verdict verdict() {
    return verdict;
  }

  /** The model that was asked. */
  public String model() {
    return text("model");
  }

  /** The text of the answer, if there was one and evidence was kept. */
  public Optional<String> output() {
    return Optional.ofNullable(line.get("output"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  /** The variables of the test, if evidence was kept. */
  public Optional<Json> vars() {
    return value("vars");
  }

  /** The messages sent, if evidence was kept. */
  public Optional<Json> messages() {
    return value("messages");
  }

  /** The tokens the answer took, if known. */
  public Optional<Usage> usage() {
    JsonNode usage = line.path("usage");
    return usage.isObject()
        ? Optional.of(
            new Usage(
                usage.path("inputTokens").asLong(),
                usage.path("outputTokens").asLong(),
                usage.path("totalTokens").asLong()))
        : Optional.empty();
  }

  /** What the answer cost, or would cost today where it was replayed, in US dollars, if known. */
  public Optional<BigDecimal> costUsd() {
    return value("costUsd").map(json -> json.node().decimalValue());
  }

  /** How long the answer took, when it was recorded if it was replayed. */
  public Optional<Duration> latency() {
    return value("latencyMs").map(json -> Duration.ofMillis(json.node().longValue()));
  }

  /** {@code replayed}, {@code recorded} or {@code live}; empty if nothing was answered. */
  public Optional<String> origin() {
    return value("origin").map(json -> json.node().asText());
  }

  /** The digest of the responseSchema that was sent, if one was. */
  public Optional<String> schemaHash() {
    return value("schemaHash").map(json -> json.node().asText());
  }

  /** The digest of what was asked: messages and files, as they were sent. */
  public Optional<String> promptHash() {
    return value("promptHash").map(json -> json.node().asText());
  }

  /** Whether it is one of several samples: the case has a line of its own, after them. */
  public boolean isSample() {
    return name().sample().isPresent();
  }

  /** What came of the case's samples, where it has several and this line stands for them. */
  public Optional<Json> samples() {
    return value("samples");
  }

  /** How often the service was asked for the answer. */
  public int attempts() {
    return line.path("attempts").asInt();
  }

  /** Its error, if it has one. */
  public Optional<CaseError> error() {
    return value("error").map(CaseError::of);
  }

  /** The kind of its error, if it has one. */
  public Optional<CaseError.Kind> errorKind() {
    return value("error").map(json -> CaseError.Kind.valueOf(json.node().path("kind").asText()));
  }

  /** Whether it errored for the want of a recording. */
  public boolean missed() {
    return errorKind().filter(CaseError.Kind.MISS::equals).isPresent();
  }

  /** The score, from 0 to 1, if it was judged. */
  public Optional<BigDecimal> score() {
    return value("score").map(json -> json.node().decimalValue());
  }

  /** What is wrong with it: the error, the schema's violations, the failed assertions' reasons. */
  public List<String> reasons() {
    var reasons = new ArrayList<String>();
    value("error").ifPresent(error -> reasons.add(error.node().path("message").asText()));
    samples()
        .filter(samples -> verdict != Verdict.PASSED)
        .ifPresent(
            samples -> {
              reasons.add(samples.node().path("says").asText());
              samples.node().path("reasons").forEach(reason -> reasons.add(reason.asText()));
            });
    for (JsonNode violation : line.path("schemaViolations")) {
      String pointer = violation.path("pointer").asText();
      reasons.add(
          "responseSchema, at "
              + (pointer.isEmpty() ? "the root" : pointer)
              + ": "
              + violation.path("message").asText());
    }
    for (JsonNode assertion : line.path("assertions")) {
      if (!assertion.path("pass").asBoolean()) {
        reasons.add(assertion.path("type").asText() + ": " + assertion.path("reason").asText());
      }
    }
    return reasons.stream().distinct().toList();
  }

  /** The warnings. */
  public List<String> warnings() {
    return StreamSupport.stream(line.path("warnings").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The same result without what was asked and answered, and what may quote it. */
  public CaseResult withoutEvidence() {
    ObjectNode stripped = line.deepCopy();
    WithoutEvidence.strip(stripped);
    return new CaseResult(stripped);
  }

  /** The same result at another place in the order of a run. */
  public CaseResult withSeq(long seq) {
    return new CaseResult(line.deepCopy().put("seq", seq));
  }

  /** The line as JSON. */
  public Json json() {
    return Json.of(line);
  }

  private String text(String name) {
    return line.path(name).asText();
  }

  private Optional<Json> value(String name) {
    return Optional.ofNullable(line.get(name)).filter(node -> !node.isNull()).map(Json::of);
  }
}
