package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.client.TextPart;
import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problem.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests from files of their own. */
class DatasetsTest {
  private static final String HEAD =
      "providers: [gemini:gemini-2.5-flash]\nprompts: [\"{{word}}\"]\n";

  private @TempDir Path directory;
  private SuiteProject project;

  @BeforeEach
  void project() {
    project = new SuiteProject(directory);
  }

  private void data(String name, String text) throws IOException {
    Path file = project.directory().resolve("data").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private List<EvalCase> cases(String reference) {
    return project.cases(HEAD + "tests: " + reference + "\n");
  }

  private List<String> words(String reference) {
    return cases(reference).stream().map(c -> text(c)).toList();
  }

  private static String text(EvalCase evalCase) {
    return Objects.requireNonNull(evalCase.test().vars().get("word")).node().asText();
  }

  private List<String> errors(String tests) {
    project
        .reader()
        .read(project.write("s.yaml", HEAD + "tests: " + tests + "\n"), project.problems)
        .ifPresent(suite -> suite.check(project.problems));
    return project.problems.all().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .map(Problem::toString)
        .toList();
  }

  @Test
  void eachFormatGivesItsTestsWithTheirLines() throws IOException {
    data("t.jsonl", "{\"vars\": {\"word\": \"a\"}}\n\n{\"vars\": {\"word\": \"b\"}}\n");
    data("t.json", "[\n  {\"vars\": {\"word\": \"c\"}},\n  {\"vars\": {\"word\": 1.50}}\n]\n");
    data("t.yaml", "- vars: {word: e}\n- vars:\n    word: f\n");
    data("t.csv", "word,other\ng,1\n\"h\ni\",2\nj,3\n");

    List<EvalCase> all =
        cases(
            "[file://../data/t.jsonl, file://../data/t.json, file://../data/t.yaml,"
                + " file://../data/t.csv, {id: own, vars: {word: k}}]");

    assertThat(all)
        .extracting(DatasetsTest::text)
        .containsExactly("a", "b", "c", "1.50", "e", "f", "g", "h\ni", "j", "k");
    assertThat(all)
        .extracting(c -> c.test().location().file() + ":" + c.test().location().line())
        .containsExactly(
            "data/t.jsonl:1",
            "data/t.jsonl:3",
            "data/t.json:2",
            "data/t.json:3",
            "data/t.yaml:1",
            "data/t.yaml:2",
            "data/t.csv:2",
            "data/t.csv:3",
            "data/t.csv:5",
            "suites/s.yaml:3");
  }

  @Test
  void patternMeansAllItsFilesInTheOrderOfTheirPaths() throws IOException {
    data("many/b.csv", "word\nb\n");
    data("many/a.csv", "word\na\n");
    data("many/deep/c.csv", "word\nc\n");

    assertThat(words("file://../data/many/*.csv")).containsExactly("a", "b");
    assertThat(words("[\"file://../data/many/**.csv\"]")).containsExactly("a", "b", "c");
    assertThat(errors("file://../data/many/*.jsonl"))
        .containsExactly(
            "suites/s.yaml:3:8: \"file://../data/many/*.jsonl\" matches no file below data/many");
  }

  @Test
  void promptsMayBeAPatternToo() throws IOException {
    Path prompts = project.directory().resolve("prompts");
    Files.writeString(prompts.resolve("p1.txt"), "One {{word}}");
    Files.writeString(prompts.resolve("p2.txt"), "Two {{word}}");

    List<EvalCase> cases =
        project.cases(
            """
            providers: [gemini:gemini-2.5-flash]
            prompts: ["file://../prompts/p?.txt"]
            tests: [{vars: {word: x}}]
            """);

    assertThat(cases).extracting(c -> c.prompt().label()).containsExactly("p1", "p2");
  }

  @Test
  void fileOutsideTheProjectIsRefused_alsoByAPattern() throws IOException {
    Files.writeString(directory.resolve("outside.csv"), "word\na\n");

    assertThat(errors("file://../../outside.csv"))
        .singleElement()
        .asString()
        .contains("lies outside the project");
    assertThat(errors("file://../../*.csv")).last().asString().contains("lies outside the project");
  }

  @Nested
  class Csv {
    @Test
    void byteOrderMarkAndSemicolonsAreWhatSpreadsheetsWrite() throws IOException {
      data("t.csv", "\uFEFFword;other\r\n\"a;b\";\"say \"\"hi\"\"\"\r\n");

      EvalCase only = cases("file://../data/t.csv").get(0);

      assertThat(text(only)).isEqualTo("a;b");
      assertThat(Objects.requireNonNull(only.test().vars().get("other")).node().textValue())
          .isEqualTo("say \"hi\"");
    }

    @Test
    void columnsWithTwoUnderscoresSayTheRestOfATest() throws IOException {
      data(
          "t.csv",
          "word,__id,__description,__threshold,__metadata:kind,__metadata:tags[],__expected1,"
              + "__expected2,__metric\n"
              + "x,first,A test,0.5,plain,\"a, b\\, c\",contains: to,\"not-rouge-n(0.9): y z\","
              + "facts\n");

      TestCase test = cases("file://../data/t.csv").get(0).test();

      assertThat(test.id()).isEqualTo("first");
      assertThat(test.description()).contains("A test");
      assertThat(test.threshold().orElseThrow()).isEqualByComparingTo("0.5");
      assertThat(test.metadata()).hasToString("{\"kind\":\"plain\",\"tags\":[\"a\",\"b, c\"]}");
      assertThat(test.assertions().isEmpty()).isFalse();
      assertThat(test.vars()).containsOnlyKeys("word");
    }

    @Test
    void whatIsWrongIsToldWithItsLine() throws IOException {
      data(
          "t.csv",
          """
          word,__expcted,__metadata,__expected,word
          a,,,contians: x,1
          b,too few
          c,,,javascript: output.length < 10,1
          d,,,not-contains: ,1
          """);

      assertThat(errors("file://../data/t.csv"))
          .anySatisfy(
              e -> assertThat(e).startsWith("data/t.csv:1:1: unknown column __expcted; did"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.csv:1:1: the column __metadata names"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.csv:1:1: columns 1 and 5 are named"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.csv:3:1: this row has 2 cells"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.csv:4:1: ").contains("javascript"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.csv:5:1: "));
    }

    @Test
    void prefixAndSuffixStandAroundThePrompt() throws IOException {
      data("t.csv", "word,__prefix,__suffix\nx,\"Dear {{word}}: \",!\ny,,\n");

      assertThat(cases("file://../data/t.csv"))
          .extracting(c -> ((TextPart) c.request().messages().get(0).parts().get(0)).text())
          .containsExactly("Dear x: x!", "y");
    }

    @Test
    void columnOfThresholds_isOfTheColumnItNames_notOfTheNthCellThatIsFilled() throws IOException {
      data(
          "t.csv",
          "word,__expected1,__expected2,__config:__expected2:threshold\n"
              + "x,contains: o,rouge-n: one two,0.5\n"
              + "y,,rouge-n: one two,0.5\n"
              + "z,,rouge-n: one two,\n");

      assertThat(cases("file://../data/t.csv"))
          .extracting(c -> passes(c, "one"))
          .containsExactly(true, true, false);
      assertThat(cases("file://../data/t.csv"))
          .extracting(c -> passes(c, "two"))
          .containsExactly(true, true, false);
    }

    @Test
    void cell_isAText_butForTypesThatTakeJson() throws IOException {
      data(
          "t.csv",
          "word;__expected\n"
              + "x;contains: {\"ok\": true}\n"
              + "y;is-json: {\"type\": \"array\"}\n"
              + "z; yes \n");

      List<EvalCase> cases = cases("file://../data/t.csv");

      assertThat(passes(cases.get(0), "is {\"ok\": true}.")).isTrue();
      assertThat(passes(cases.get(0), "is {\"ok\":true}.")).isFalse();
      assertThat(passes(cases.get(1), "[1]")).isTrue();
      assertThat(passes(cases.get(1), "{}")).isFalse();
      assertThat(passes(cases.get(2), "yes")).isTrue();
    }

    private boolean passes(EvalCase evalCase, String answer) {
      return evalCase
          .test()
          .assertions()
          .judge(Answer.builder(answer).build(), evalCase.test().values(), OptionalDouble.empty())
          .pass();
    }

    @Test
    void columnsThatSayNothing_areToldByName() throws IOException {
      data(
          "t.csv",
          "word,_expected,__providerOutput,__config:__expected3:threshold,__config:x:weight,__expected\n"
              + "x,contains: a,b,1,2,levenshtein: yes\n");

      assertThat(errors("file://../data/t.csv"))
          .containsExactlyInAnyOrder(
              "data/t.csv:1:1: the column __providerOutput is not supported: remove it; answers"
                  + " come from the model or a recording",
              "data/t.csv:1:1: the column __config:x:weight is not supported; write"
                  + " __config:__expected1:threshold",
              "data/t.csv:1:1: the column __config:__expected3:threshold is of no column: there is"
                  + " no __expected3",
              "data/t.csv:2:1: levenshtein in a cell needs its number of edits, as levenshtein(5):"
                  + " …");
      assertThat(project.problems.warnings())
          .extracting(Problem::toString)
          .contains(
              "data/t.csv:1:1: the column _expected is a variable; did you mean \"__expected\"?");
    }

    @Test
    void quoteThatIsNeverClosedIsToldWhereItOpens() throws IOException {
      data("t.csv", "word\na\n\"b\nc\n");

      assertThat(errors("file://../data/t.csv"))
          .singleElement()
          .asString()
          .startsWith("data/t.csv:3:1: no CSV from here on");
    }
  }

  @Nested
  class Faults {
    @Test
    void lineThatIsNoJsonSpoilsOnlyItself() throws IOException {
      data("t.jsonl", "{\"vars\": {\"word\": \"a\"}}\n{\"vars\": \n{\"var\": {}}\n[1]\n");

      assertThat(errors("file://../data/t.jsonl"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.jsonl:2:").contains("no JSON"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.jsonl:3:1: unknown key \"var\""))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.jsonl:4:1: a test must be a mapping"));
    }

    @Test
    void jsonAndYamlMustBeLists() throws IOException {
      data("t.json", "{\"vars\": {}}");
      data("t.yaml", "vars: {}");
      data("cut.json", "[{\"vars\": {\"word\": \"a\"}},\n {\"vars\"");

      assertThat(errors("[file://../data/t.json, file://../data/t.yaml, file://../data/cut.json]"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.json:1:1: tests in JSON are an array"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.yaml:1:1: the file must hold a list"))
          .anySatisfy(e -> assertThat(e).startsWith("data/cut.json:2:").contains("no JSON"));
    }

    @Test
    void whatIsNoUtf8IsToldWithItsLine() throws IOException {
      Path file = project.directory().resolve("data/t.jsonl");
      Files.write(file, new byte[] {'{', '}', '\n', '"', (byte) 0xe9, '"', '\n'});

      assertThat(errors("file://../data/t.jsonl"))
          .anySatisfy(e -> assertThat(e).startsWith("data/t.jsonl:2:1: this is no UTF-8"));
    }

    @Test
    void namesThatAreNoFilesOfTestsAreRefused() throws IOException {
      data("make.py", "");

      assertThat(errors("[cases.csv, \"https://example.org/a.csv\", file://../data/make.py]"))
          .containsExactly(
              "suites/s.yaml:3:9: tests from a file are written file://cases.csv",
              "suites/s.yaml:3:20: \"https://example.org/a.csv\": tests are read from files of the"
                  + " project only, file://…",
              "suites/s.yaml:3:49: \"make.py\": suites run no code; write the tests it makes into a"
                  + " file");
    }

    @Test
    void twoEqualNamesInDifferentFilesAreToldWithBothPlaces() throws IOException {
      data("a.jsonl", "{\"id\": \"x\", \"vars\": {\"word\": \"a\"}}\n");
      data("b.jsonl", "\n{\"id\": \"x\", \"vars\": {\"word\": \"b\"}}\n");

      assertThat(errors("[file://../data/a.jsonl, file://../data/b.jsonl]"))
          .containsExactly(
              "data/b.jsonl:2:1: two tests are named \"x\", the first at data/a.jsonl:1: give one"
                  + " another id");
    }

    @Test
    void fileWrittenToBetweenCheckAndRunEndsTheRun() throws IOException {
      data("t.jsonl", "{\"vars\": {\"word\": \"a\"}}\n");
      Suite suite = project.suite(HEAD + "tests: file://../data/t.jsonl\n");
      data("t.jsonl", "{\"vars\": {\"word\": \"a\"}}\n{\"vars\": {\"word\": \"b\"}}\n");

      assertThatThrownBy(() -> all(suite))
          .hasMessageContaining("data/t.jsonl:1:1: the file was changed");
    }

    private List<EvalCase> all(Suite suite) {
      try (Stream<EvalCase> cases = suite.cases()) {
        return cases.toList();
      }
    }
  }
}
