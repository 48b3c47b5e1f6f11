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

  /** A row holds a verdict's place in this list; the page's filter counts in the same order. */
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

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

  /** A row's chunk number when it is not known yet: no page has one with more digits. */
  private static final int LONGEST_CHUNK = 999_999;

  private final boolean passed;
  private final ObjectNode row;
  private final String detail;
  private final int rowBytes;
  private final int detailBytes;

  private HtmlCase(boolean passed, ObjectNode row, String detail) {
    this.passed = passed;
    this.row = row;
    this.detail = detail;
    this.rowBytes = bytes(row(LONGEST_CHUNK));
    this.detailBytes = bytes(detail);
  }

  /** Keeps nothing of the result but what the page shows. */
  static HtmlCase of(CaseResult result, ColumnIndex columns, ChangedCases changes) {
    boolean passed = result.verdict() == Verdict.PASSED;
    ObjectNode row = row(result, columns);
    ObjectNode detail = detail(result);
    changes.of(result.name()).ifPresent(change -> change(change, result, row, detail));
    return new HtmlCase(passed, row, ScriptJson.of(detail));
  }

  private static void change(
      JsonNode change, CaseResult result, ObjectNode row, ObjectNode detail) {
    row.set("ch", change.path("changed"));
    if (!(change.path("was") instanceof ObjectNode was)) {
      return;
    }
    ObjectNode shown = was.deepCopy();
    shown.put("v", VERDICTS.indexOf(Verdict.valueOf(was.path("verdict").asText())));
    JsonNode answers = was.path("answers");
    if (answers.size() == 1 && result.output().isPresent()) {
      SideBySide.of(answers.get(0).asText(), result.output().get())
          .ifPresent(rows -> shown.<ObjectNode>without("answers").set("diff", rows));
    }
    detail.set("was", shown);
  }

  /** Whether a table has a place for it; samples of a case that never finished have none. */
  boolean placed() {
    return row.path("s").asInt() >= 0 && row.path("c").asInt() >= 0;
  }

  boolean passed() {
    return passed;
  }

  /** The row of a case whose detail stands in that chunk; negative where it was left out. */
  String row(int chunk) {
    row.put("k", chunk);
    return ScriptJson.of(row);
  }

  String detail() {
    return detail;
  }

  /** What a row takes at most. */
  int rowBytes() {
    return rowBytes;
  }

  int detailBytes() {
    return detailBytes;
  }

  /** The page is UTF-8; its limit is one of bytes. */
  private static int bytes(String text) {
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
    row.put("v", VERDICTS.indexOf(result.verdict()));
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
