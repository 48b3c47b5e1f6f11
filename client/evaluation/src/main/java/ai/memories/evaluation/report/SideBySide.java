package ai.memories.evaluation.report;

import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRow.Tag;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two answers beside each other, line by line, for the page's script: {@code [before, now]} where
 * they differ, with what differs between U+0001 and U+0002, and {@code [line]} where they do not.
 * JSON is laid out first. An answer cannot forge the marks: its controls are made visible before.
 */
final class SideBySide {
  /** The time of a diff grows with the square of what differs. */
  private static final int MAX_LINES = 300;

  private static final int MAX_CHARS = 20_000;
  private static final int CONTEXT = 3;

  /** Of a number no digit alone is of interest, so punctuation does not split. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)|(?=\\s)");

  private static final DiffRowGenerator ROWS =
      DiffRowGenerator.create()
          .showInlineDiffs(true)
          .inlineDiffBySplitter(line -> new ArrayList<>(List.of(BETWEEN_WORDS.split(line))))
          .lineNormalizer(line -> line) // the script makes text nodes of it
          .oldTag(begins -> begins ? "\u0001" : "\u0002")
          .newTag(begins -> begins ? "\u0001" : "\u0002")
          .build();

  private SideBySide() {}

  /** The rows; nothing where the answers are too large to be compared in time. */
  static Optional<ArrayNode> of(String before, String now) {
    List<String> old = lines(before);
    List<String> fresh = lines(now);
    if (Math.max(old.size(), fresh.size()) > MAX_LINES
        || Math.max(before.length(), now.length()) > MAX_CHARS) {
      return Optional.empty();
    }
    List<DiffRow> rows = ROWS.generateDiffRows(old, fresh);
    ArrayNode all = Json.nodes().arrayNode();
    for (int i = 0; i < rows.size(); i++) {
      DiffRow row = rows.get(i);
      if (row.getTag() != Tag.EQUAL) {
        all.addArray().add(row.getOldLine()).add(row.getNewLine());
      } else if (near(rows, i)) {
        all.addArray().add(row.getOldLine());
      } else if (i + 1 == rows.size() || near(rows, i + 1)) {
        all.addArray().add("…");
      }
    }
    return Optional.of(all);
  }

  private static boolean near(List<DiffRow> rows, int at) {
    int from = Math.max(0, at - CONTEXT);
    int to = Math.min(rows.size(), at + CONTEXT + 1);
    return rows.subList(from, to).stream().anyMatch(row -> row.getTag() != Tag.EQUAL);
  }

  private static List<String> lines(String answer) {
    String text = JsonAnswer.read(answer).json().map(Json::pretty).orElse(answer.strip());
    return VisibleText.of(text).lines().toList();
  }
}
