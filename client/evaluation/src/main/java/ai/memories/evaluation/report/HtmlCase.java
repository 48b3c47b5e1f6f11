package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One case as the page's script reads it: a short row, needed for every case at once, and the
 * detail, needed only when somebody opens it. The names of the detail are those of results.jsonl.
 */
final class HtmlCase {
  private static final int MAX_REASON = 200;
  private static final List<String> DETAILS =
      List.of(
          "file",
          "line",
          "model",
          "messages",
          "files",
          "output",
          "error",
          "warnings",
          "schemaViolations",
          "assertions",
          "usage",
          "score",
          "namedScores",
          "attempts",
          "origin",
          "cassette",
          "truncated",
          "samples");

  private final CaseResult result;
  private final ObjectNode row;
  private final String detail;

  private HtmlCase(CaseResult result, ObjectNode row, String detail) {
    this.result = result;
    this.row = row;
    this.detail = detail;
  }

  static HtmlCase of(CaseResult result, ColumnIndex columns) {
    return new HtmlCase(result, row(result, columns), ScriptJson.of(detail(result)));
  }

  /** Whether a table has a place for it; samples of a case that never finished have none. */
  boolean placed() {
    return row.path("s").asInt() >= 0 && row.path("c").asInt() >= 0;
  }

  boolean passed() {
    return result.verdict() == Verdict.PASSED;
  }

  /** The row of a case whose detail stands in that chunk; negative where it was left out. */
  String row(int chunk) {
    row.put("k", chunk);
    return ScriptJson.of(row);
  }

  String detail() {
    return detail;
  }

  /** The page is UTF-8; its limit is one of bytes. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static ObjectNode row(CaseResult result, ColumnIndex columns) {
    JsonNode line = result.json().node();
    var name = result.name();
    ObjectNode row = Json.object();
    row.put("s", columns.suite(name.suite()));
    row.put("c", columns.column(name.suite(), new Column(name.prompt(), name.provider())));
    row.put("i", name.id());
    name.sample().ifPresent(sample -> row.put("n", sample));
    row.put("q", line.path("seq").asLong());
    row.put("v", result.verdict().ordinal());
    copy(line, "description", row, "d");
    if (line.path("metadata").size() > 0) {
      copy(line, "metadata", row, "m");
    }
    if (result.verdict() != Verdict.PASSED) {
      result.reasons().stream()
          .findFirst()
          .ifPresent(reason -> row.put("r", VisibleText.start(reason, MAX_REASON)));
    }
    copy(line, "costUsd", row, "usd");
    copy(line, "latencyMs", row, "ms");
    result.usage().ifPresent(usage -> row.put("tok", usage.totalTokens()));
    return row;
  }

  private static ObjectNode detail(CaseResult result) {
    JsonNode line = result.json().node();
    ObjectNode detail = Json.object();
    DETAILS.forEach(name -> copy(line, name, detail, name));
    if (!detail.has("messages")) {
      copy(line, "vars", detail, "vars");
    }
    return detail;
  }

  /** What is null or empty need not travel. */
  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    JsonNode value = from.path(name);
    boolean nothing =
        value.isNull() || value.isMissingNode() || (value.isContainerNode() && value.isEmpty());
    if (!nothing) {
      to.set(as, value);
    }
  }
}
