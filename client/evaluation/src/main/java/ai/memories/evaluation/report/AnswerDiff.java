package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRow.Tag;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an answer differs from the one that was expected, word by word: what is missing stands in
 * {@code [-…-]}, what is there instead in {@code {+…+}}. JSON is compared as JSON, indented.
 */
final class AnswerDiff {
  /** The time of a diff grows with the square of what differs. */
  private static final int MAX_LINES = 200;

  private static final int MAX_CHARS = 10_000;

  private static final DiffRowGenerator WORDS =
      DiffRowGenerator.create()
          .showInlineDiffs(true)
          .mergeOriginalRevised(true)
          .inlineDiffByWord(true)
          .lineNormalizer(line -> line) // no HTML
          .oldTag(begins -> begins ? "[-" : "-]")
          .newTag(begins -> begins ? "{+" : "+}")
          .build();

  private AnswerDiff() {}

  /** The lines that differ; none where no assertion says what the whole answer must be. */
  static List<String> of(CaseResult result) {
    Optional<JsonNode> expected = expected(result);
    if (expected.isEmpty() || result.output().isEmpty()) {
      return List.of();
    }
    String answer = result.output().get();
    JsonNode wanted = expected.get();
    if (wanted.isTextual()) {
      return lines(wanted.textValue(), answer);
    }
    return JsonAnswer.read(answer)
        .json()
        .map(json -> lines(text(wanted), text(json.node())))
        .orElse(List.of());
  }

  private static Optional<JsonNode> expected(CaseResult result) {
    for (JsonNode assertion : result.json().node().path("assertions")) {
      if (assertion.path("type").asText().equals("equals")
          && !assertion.path("pass").asBoolean()
          && !assertion.path("errored").asBoolean()) {
        return Optional.of(assertion.path("value"));
      }
    }
    return Optional.empty();
  }

  private static String text(JsonNode value) {
    return Json.of(sorted(value)).pretty();
  }

  /** Keys in one order, since their order is no difference. */
  private static JsonNode sorted(JsonNode value) {
    if (value.isObject()) {
      ObjectNode copy = Json.object();
      value.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(member -> copy.set(member.getKey(), sorted(member.getValue())));
      return copy;
    }
    if (value.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      value.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    return value;
  }

  private static List<String> lines(String expected, String answer) {
    List<String> wanted = expected.strip().lines().toList();
    List<String> got = answer.strip().lines().toList();
    boolean large =
        Math.max(wanted.size(), got.size()) > MAX_LINES
            || Math.max(expected.length(), answer.length()) > MAX_CHARS;
    return large ? List.of() : changed(WORDS.generateDiffRows(wanted, got));
  }

  /** The rows that differ, with one before them to know where one is. */
  private static List<String> changed(List<DiffRow> rows) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean equal = rows.get(i).getTag() == Tag.EQUAL;
      boolean before = i + 1 < rows.size() && rows.get(i + 1).getTag() != Tag.EQUAL;
      if (!equal || before) {
        lines.add(rows.get(i).getOldLine());
      } else if (lines.isEmpty() || !lines.get(lines.size() - 1).equals("…")) {
        lines.add("…");
      }
    }
    return lines;
  }
}
