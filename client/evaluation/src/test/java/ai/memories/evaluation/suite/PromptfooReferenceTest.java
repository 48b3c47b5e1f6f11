package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.problem.Problem;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/reference/promptfoo.md} against promptfoo's keys and against the reader. */
class PromptfooReferenceTest {
  private static final Path REFERENCE = Path.of("../../docs/reference/promptfoo.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| (supported|ignored|refused) \\| ?(.*?) ?\\|");

  /** The places of keys, by the heading of their table. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("The suite", "suite"),
          Map.entry("`evaluateOptions`", "evaluateOptions"),
          Map.entry("`commandLineOptions`", "commandLineOptions"),
          Map.entry("A provider", "provider"),
          Map.entry("A provider's `config`", "config"),
          Map.entry("A prompt", "prompt"),
          Map.entry("A test", "test"),
          Map.entry("`options` of a test or of `defaultTest`", "options"),
          Map.entry("An assertion", "assertion"),
          Map.entry("`assert-set`", "assert-set"),
          Map.entry("Types of assertions", "assertion type"));

  private static final Map<String, Keys> READ_BY =
      Map.of(
          "suite", Vocabulary.SUITE,
          "evaluateOptions", Vocabulary.EVALUATE_OPTIONS,
          "commandLineOptions", Vocabulary.COMMAND_LINE_OPTIONS,
          "provider", Vocabulary.PROVIDER,
          "config", Vocabulary.CONFIG,
          "prompt", Vocabulary.PROMPT,
          "test", Vocabulary.TEST,
          "options", Vocabulary.OPTIONS);

  @TempDir Path directory;

  /** A row of the page. */
  record Row(String place, String key, String status, String edit) {
    @Override
    public String toString() {
      return place + " " + key;
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    String place = "";
    for (String line : Files.readAllLines(REFERENCE)) {
      if (line.startsWith("## ")) {
        place = PLACES.getOrDefault(line.substring(3), "");
      }
      var row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(new Row(place, row.group(1), row.group(2), row.group(3)));
      }
    }
    return rows;
  }

  static Stream<Row> rowsOfKeys() throws IOException {
    return rows().stream().filter(row -> READ_BY.containsKey(row.place()));
  }

  static Stream<Row> rowsOfAssertions() throws IOException {
    return rows().stream().filter(row -> row.place().startsWith("assert"));
  }

  @Test
  void everyKeyOfPromptfoo_hasItsRow() throws IOException {
    String text = Files.readString(SuiteProject.resources("promptfoo").resolve("keys.json"));
    JsonNode keys = Json.parse(text).node();
    Set<String> listed = new HashSet<>();
    rows().forEach(row -> assertThat(listed.add(row.toString())).as(row.toString()).isTrue());
    Set<String> known = new HashSet<>();
    keys.properties()
        .forEach(
            place -> place.getValue().forEach(k -> known.add(place.getKey() + " " + k.asText())));

    assertThat(known).hasSizeGreaterThan(190);
    listed.removeIf(row -> row.startsWith("config "));
    assertThat(listed).isEqualTo(known);
  }

  @Test
  void everyOptionOfAProvider_hasItsRow() throws IOException {
    Set<String> known = new HashSet<>(Vocabulary.CONFIG.known());
    known.addAll(Vocabulary.CONFIG.refused().keySet());

    assertThat(rowsOfKeys().filter(row -> row.place().equals("config")).map(Row::key))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("rowsOfKeys")
  void keyIsRead_asItsRowSays(Row row) {
    Keys keys = Objects.requireNonNull(READ_BY.get(row.place()));

    switch (row.status()) {
      case "supported" -> assertThat(keys.known()).contains(row.key());
      case "ignored" -> assertThat(keys.warning(row.key()).orElse("")).contains(row.edit());
      default ->
          assertThat(keys.refusal(row.key()).orElse(""))
              .contains("is not supported")
              .contains(row.edit());
    }
    assertThat(row.status().equals("supported") || !row.edit().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("rowsOfAssertions")
  void assertionIsRead_asItsRowSays(Row row) {
    String told = String.join("\n", told(assertion(row)));

    if (row.status().equals("refused")) {
      assertThat(row.edit()).isNotEmpty();
      assertThat(told).contains(row.edit());
    } else {
      assertThat(told).doesNotContain("unknown", "has no key", "there is no assertion type");
    }
  }

  private static String assertion(Row row) {
    return switch (row.place()) {
      case "assertion" ->
          "{type: llm-rubric, %s: x}"
              .formatted(row.key())
              .replace("type: llm-rubric, type: x", "type: llm-rubric");
      case "assert-set" ->
          "{type: assert-set, %s: x}"
              .formatted(row.key())
              .replace("type: assert-set, type: x", "type: assert-set");
      default -> "{type: \"" + row.key() + "\"}";
    };
  }

  private List<String> told(String assertion) {
    var project = new SuiteProject(directory);
    String yaml =
        "providers: [gemini:g]\nprompts: [Say it]\ntests: [{id: a, assert: [" + assertion + "]}]\n";
    project
        .reader()
        .read(project.write("s.yaml", yaml), project.problems)
        .ifPresent(suite -> suite.check(project.problems));
    return project.problems.all().stream().map(Problem::toString).toList();
  }
}
