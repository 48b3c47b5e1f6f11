package ai.memories.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.baseline.Baselines;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no evidence is kept, no file of a run has a word of a question or an answer. */
class EvidenceTest {
  private static final String MARKER = "Zq7marker";
  private static final String GRADER = "gemini:gemini-2.5-pro";

  /** An assertion of each type, by words of the answer and of a variable. */
  private static final Map<String, String> ASSERTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("bleu", "value: 'the {{word}}'"),
              Map.entry("contains", "value: 'no {{word}}'"),
              Map.entry("contains-all", "value: ['{{word}}', more]"),
              Map.entry("contains-any", "value: ['{{word}} x', more]"),
              Map.entry("contains-json", "value: {required: [none]}"),
              Map.entry("cost", "threshold: 0.0000001"),
              Map.entry("ends-with", "value: '{{word}}!'"),
              Map.entry("equals", "value: 'other {{word}}'"),
              Map.entry("finish-reason", "value: length"),
              Map.entry("icontains", "value: 'no {{word}}'"),
              Map.entry("icontains-all", "value: ['{{word}}', more]"),
              Map.entry("icontains-any", "value: ['{{word}} x', more]"),
              Map.entry("is-json", "value: {properties: {zq: {type: number}}, required: [none]}"),
              Map.entry("is-refusal", ""),
              Map.entry("jsonata", "expression: zq, value: 'other {{word}}'"),
              Map.entry("latency", "threshold: 1"),
              Map.entry("levenshtein", "value: 'x {{word}}', threshold: 1"),
              Map.entry("llm-rubric", "value: 'is {{word}}', provider: " + GRADER),
              Map.entry("regex", "value: '^{{word}}$'"),
              Map.entry("rouge-n", "value: 'the {{word}}'"),
              Map.entry("starts-with", "value: '{{word}} x'"),
              Map.entry("tokens", "threshold: 1"),
              Map.entry("truncated", ""),
              Map.entry("word-count", "value: 99")));

  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void aServiceThatSaysTheMarker() {
    project = new TestProject(directory).service(EvidenceTest::answer);
  }

  private static ApiResponse answer(Json request) {
    boolean grader = request.node().path("model").asText().equals(GRADER);
    return TestProject.answer(
        grader
            ? "{\"reason\": \"" + MARKER + " is odd\", \"pass\": false, \"score\": 0.2}"
            : "{\"zq\": \"" + MARKER + "\", \"" + MARKER + "\": 1}");
  }

  private static String suite(String head, List<String> tests) {
    return "providers: [gemini:gemini-2.5-flash]\nprompts: [{label: p, raw: \"Say {{word}}\"}]\n"
        + head
        + "\ntests:\n"
        + String.join("", tests);
  }

  private static String test(String id, String assertion) {
    return "  - {id: %s, vars: {word: %s}, assert: [%s]}\n".formatted(id, MARKER, assertion);
  }

  private static List<String> testsOfAllTypes() {
    List<String> tests = new ArrayList<>();
    ASSERTIONS.forEach(
        (type, keys) -> {
          String rest = keys.isEmpty() ? "" : ", " + keys;
          tests.add(test(type, "{type: " + type + rest + "}"));
          tests.add(test("not-" + type, "{type: not-" + type + rest + "}"));
          tests.add(
              test(
                  "set-" + type,
                  "{type: assert-set, assert: [{type: " + type + rest + "}, {type: is-refusal}]}"));
        });
    return tests;
  }

  /** The files in which the marker stands. */
  private List<String> quoting(String below) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve(below))) {
      List<String> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (new String(Files.readAllBytes(file), UTF_8).contains(MARKER)) {
          found.add(file.getFileName().toString());
        }
      }
      return found;
    }
  }

  @Test
  void everyTypeOfAssertionIsTriedHere() {
    assertThat(ServiceLoader.load(AssertionType.class))
        .extracting(AssertionType::name)
        .containsExactlyInAnyOrderElementsOf(ASSERTIONS.keySet());
  }

  @Nested
  class OfEveryAssertion {
    @BeforeEach
    void aSuite() {
      project.write("suites/s.yaml", suite("", testsOfAllTypes()));
    }

    @Test
    void fullEvidence_quotes() throws Exception {
      RunOutcome outcome = project.run();

      assertThat(outcome.totals().all().failed()).isGreaterThan(20);
      assertThat(quoting("target/memories"))
          .contains("results.jsonl", "report.html", "summary.md", "TEST-s.xml");
    }

    @Test
    void noEvidence_noFileQuotes_andVerdictsAreTheSame() throws Exception {
      List<Verdict> full = verdicts(project.run());

      assertThat(verdicts(project.run("evidence", "none"))).isEqualTo(full);
      assertThat(quoting("target/memories")).isEmpty();
    }

    @Test
    void evidenceOfFailures_isThatOfFailuresAlone() throws Exception {
      RunOutcome outcome = project.run("evidence", "failures");

      for (CaseResult result : TestProject.results(outcome)) {
        boolean passed = result.verdict() == Verdict.PASSED;
        assertThat(result.line().contains(MARKER)).as(result.line()).isEqualTo(!passed);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "junit", "markdown", "summary-json"})
    void reportAnewWithoutEvidence_quotesNothing_andKeepsTheResults(String format)
        throws Exception {
      project.run("formats", "summary-json");
      String kept = Files.readString(project.file("target/memories/results.jsonl"));

      project.report("evidence", "none", "formats", format);

      assertThat(quoting("target/memories")).containsExactly("results.jsonl");
      assertThat(project.file("target/memories/results.jsonl")).hasContent(kept);
      try (Stream<Path> left = Files.list(project.file("target/memories"))) {
        assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith(".narrowed"));
      }
    }

    @Test
    void baselineOfARunWithoutEvidence_quotesNothing() throws Exception {
      project.run("evidence", "none");
      Baselines.of(directory, project.memories()).accept(directory.resolve("target/memories"));

      assertThat(quoting("src/test/memories/baselines")).isEmpty();
      assertThat(project.file("src/test/memories/baselines/s.jsonl")).exists();
    }

    private static List<Verdict> verdicts(RunOutcome outcome) throws IOException {
      return TestProject.results(outcome).stream()
          .sorted((a, b) -> a.name().toString().compareTo(b.name().toString()))
          .map(CaseResult::verdict)
          .toList();
    }
  }

  private void assertNothingQuoted(String... settings) throws Exception {
    List<String> all = new ArrayList<>(List.of("evidence", "none"));
    all.addAll(List.of(settings));
    project.run(all.toArray(String[]::new));
    assertThat(quoting("target/memories")).isEmpty();
  }

  @Test
  void violationsOfASchema_quoteNothing() throws Exception {
    String schema =
        "responseSchema: {type: OBJECT, properties: {zq: {type: STRING, enum: [a, b]}},"
            + " required: [zq]}";
    project.write("suites/s.yaml", suite(schema, List.of(test("a", "{type: is-json}"))));

    assertNothingQuoted();
  }

  @Test
  void samplesAndTheirCase_quoteNothing() throws Exception {
    project.write(
        "suites/s.yaml",
        suite("repeat: {samples: 3}", List.of(test("a", "{type: equals, value: '{{word}} x'}"))));

    assertNothingQuoted();
    project.run();
    project.report("evidence", "none");
    assertThat(quoting("target/memories")).containsExactly("results.jsonl");
  }

  @Test
  void missOfAChangedPrompt_namesTheCommand_andQuotesNothing() throws Exception {
    project.write("suites/s.yaml", suite("", List.of(test("a", "{type: is-json}"))));
    project.run();
    project.write(
        "suites/s.yaml",
        suite("", List.of(test("a", "{type: is-json}"))).replace("Say", "Please say"));

    assertNothingQuoted("mode", "replay");
    assertThat(Files.readString(project.file("target/memories/results.jsonl")))
        .contains("no recording for s / a", "record it with: record s/a");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401})
  void errorsOfTheService_quoteNothing(int status) throws Exception {
    project.service(
        request ->
            ApiResponse.live(
                status,
                "application/json",
                "{\"code\":\"" + MARKER + "\",\"msg\":\"" + MARKER + "\"}"));
    project.write("suites/s.yaml", suite("", List.of(test("a", "{type: is-json}"))));

    assertNothingQuoted();
  }

  @Test
  void answersOfABaselineThatBreakANewSchema_areNotQuoted() throws Exception {
    String schema = "responseSchema: {type: OBJECT, properties: {zq: {type: STRING%s}}}";
    project.write(
        "suites/s.yaml", suite(schema.formatted(""), List.of(test("a", "{type: is-json}"))));
    project.run();
    Baselines.of(directory, project.memories()).accept(directory.resolve("target/memories"));
    project.write(
        "suites/s.yaml",
        suite(schema.formatted(", enum: [x, y]"), List.of(test("a", "{type: is-json}"))));

    RunOutcome quoting = project.run();
    assertThat(quoting.notices()).anyMatch(notice -> notice.contains("broken by the change"));
    project.report("evidence", "none");
    assertThat(quoting("target/memories")).containsExactly("results.jsonl");
    assertNothingQuoted();
  }

  @Test
  void answersOfABaselineThatAreNowOthers_areNotQuoted() throws Exception {
    project.write("suites/s.yaml", suite("", List.of(test("a", "{type: is-json}"))));
    project.run();
    Baselines.of(directory, project.memories()).accept(directory.resolve("target/memories"));
    project.service(request -> TestProject.answer("{\"zq\": 2}"));
    project.write(
        "suites/s.yaml",
        suite("", List.of(test("a", "{type: is-json}"))).replace(MARKER, "another"));

    project.run("mode", "live");
    assertThat(quoting("target/memories")).contains("changes.jsonl", "report.html");
    project.report("evidence", "none");
    assertThat(quoting("target/memories")).containsExactly("changes.jsonl");
    assertNothingQuoted("mode", "live");
  }
}
