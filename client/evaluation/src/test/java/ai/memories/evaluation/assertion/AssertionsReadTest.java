package ai.memories.evaluation.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionsReadTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type": "contain", "value": "x"} | 1:1: unknown assertion type "contain"; did you mean "contains"?
          {"type": "not-contain", "value": "x"} | 1:1: unknown assertion type "not-contain"; did you mean "not-contains"?
          {"type": "frobnicate"} | known are assert-set, bleu
          {"type": "javascript", "value": "1"} | 1:1: there is no assertion type "javascript" here: a suite runs no code
          {"type": "javascript", "value": "output.length < 9"} | here: {type: jsonata, expression: '$length($output) < 9'}
          {"type": "not-g-eval", "value": "kind"} | write what it demands as type: llm-rubric
          {"type": "is-json", "transform": "JSON.parse(output).a"} | 1:2: a suite runs no code, and a transform is JSONata
          {"type": "is-json", "transform": "a ="} | 1:2: "a =" is no JSONata expression
          {"type": "assert-set", "assert": [{"type": "is-json"}], "transform": "a"} | 1:3: assert-set has no key "transform"
          {"type": "is-json", "provider": "gemini:x"} | 1:2: is-json has no key "provider"
          {"type": "similar", "value": "kind"} | compare words with rouge-n
          {"value": "x"} | 1:1: the assertion has no type: key
          {"typ": "contains", "value": "x"} | unknown key "typ"; did you mean "type"?
          {"type": 7} | 1:1: type must be text, not 7
          "contains" | 1:1: an assertion is a mapping with a type: key, not "contains"
          {"type": "contains", "vale": "x", "value": "y"} | 1:2: unknown key "vale"; did you mean "value"?
          {"type": "contains", "value": "x", "threshold": 1} | 1:3: contains has no key "threshold"; it has metric, transform, type, value, weight
          {"type": "contains"} | 1:1: contains needs a value: key
          {"type": "contains", "value": ["x"]} | 1:2: value must be text or a number, not ["x"]
          {"type": "contains", "value": ""} | 1:2: an empty text is part of every answer
          {"type": "contains-all", "value": []} | 1:2: the list is empty
          {"type": "contains-any", "value": " , "} | 1:2: the list is empty
          {"type": "contains-all", "value": ["a", ""]} | 1:2: an empty text is part of every answer
          {"type": "icontains-any", "value": ["a", null]} | 1:2: an item must be text or a number, not null
          {"type": "icontains-any", "value": {"a": 1}} | 1:2: value must be a list, or text with commas between
          {"type": "starts-with", "value": ""} | 1:2: an empty text
          {"type": "equals"} | 1:1: equals needs a value: key
          {"type": "regex", "value": "(a"} | 1:2: the regular expression (a is not valid at index
          {"type": "regex", "value": ".*"} | 1:2: /.*/ also matches nothing at all
          {"type": "not-regex", "value": "(?:sorry)?"} | 1:2: /(?:sorry)?/ also matches nothing at all
          {"type": "is-json", "value": {"type": "strin"}} | 1:2: the schema is not valid: /type
          {"type": "is-json", "value": "{"} | 1:2: the schema is text but no JSON
          {"type": "is-json", "value": 5} | 1:2: value must be a schema
          {"type": "jsonata"} | 1:1: jsonata needs an expression: key
          {"type": "jsonata", "expression": "a ="} | 1:2: "a =" is no JSONata expression
          {"type": "jsonata", "expression": "a", "value": 1, "threshold": 1} | 1:4: jsonata takes a value or a threshold, not both
          {"type": "jsonata", "expression": "a", "threshold": 0} | 1:3: a score reaches from 0 to 1
          {"type": "levenshtein", "value": "a", "threshold": -1} | 1:3: a distance cannot be negative
          {"type": "levenshtein", "value": "a", "threshold": "few"} | 1:3: threshold must be a number, not "few"
          {"type": "levenshtein", "threshold": 1} | 1:1: levenshtein needs a value: key
          {"type": "word-count", "value": {"min": 0}} | 1:2: give min (above 0) or max
          {"type": "word-count", "value": {"min": 5, "max": 3}} | 1:2: min is above max
          {"type": "word-count", "value": {"least": 5}} | 1:2: word-count knows min and max, not "least"
          {"type": "word-count", "value": 1.5} | 1:2: a number of words is a whole number
          {"type": "cost"} | 1:1: cost needs a threshold: key, a cost in US dollars
          {"type": "cost", "threshold": -1} | 1:2: the threshold is a cost in US dollars and cannot be negative
          {"type": "latency", "threshold": "fast"} | 1:2: threshold must be a number
          {"type": "bleu", "value": "a", "threshold": 0} | 1:3: a score reaches from 0 to 1
          {"type": "rouge-n", "value": "a", "threshold": 75} | 1:3: a score reaches from 0 to 1
          {"type": "truncated", "value": true} | 1:2: truncated has no key "value"
          {"type": "contains", "value": "x", "weight": -1} | 1:3: a weight cannot be negative
          {"type": "contains", "value": "x", "weight": "heavy"} | 1:3: weight must be a number, not "heavy"
          {"type": "contains", "value": "x", "metric": 1} | 1:3: metric must be a name, not 1
          {"type": "contains", "value": "{{ x"} | 1:2:
          {"type": "assert-set"} | 1:1: assert-set needs an assert: key
          {"type": "assert-set", "assert": []} | 1:2: an empty assert-set demands nothing
          {"type": "assert-set", "assert": [{"type": "is-json", "weight": 0}]} | 1:2: nothing in the set has a weight above 0
          {"type": "assert-set", "assert": "x"} | 1:2: assertions are a list, each with "- type:", not "x"
          {"type": "assert-set", "assert": [{"type": "is-jsn"}]} | 1:2: unknown assertion type "is-jsn"; did you mean "is-json"?
          {"type": "assert-set", "threshold": 0, "assert": [{"type": "is-json"}]} | 1:2: a score reaches from 0 to 1
          {"type": "equals", "value": "file://none.txt"} | 1:2: "file://none.txt" does not exist
          {"type": "equals", "value": "file:///etc/hostname"} | 1:2: "file:///etc/hostname" lies outside the project
          {"type": "equals", "value": "file://{{name}}.txt"} | 1:2: the name of a file is no template
          """)
  void faultyAssertion_isAnErrorWithItsPlace(String assertion, String problem) {
    assertThat(Suite.faults("[" + assertion + "]")).singleElement().asString().contains(problem);
  }

  @Test
  void allFaults_areReportedAtOnce() {
    assertThat(
            Suite.faults(
                """
                [{"type": "contain"}, {"type": "regex", "value": "("}, {"type": "is-json"}, 5,
                 {"type": "cost", "treshold": 1}]\
                """))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("suite.yaml:1:1"),
            second -> assertThat(second).startsWith("suite.yaml:2:2"),
            third -> assertThat(third).startsWith("suite.yaml:4:1"),
            fourth -> assertThat(fourth).startsWith("suite.yaml:5:2: unknown key \"treshold\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"^$", "^(?!.*sorry)", "\\\\bno\\\\b|$", "a+", "[^a]*$", "x?y"})
  void regularExpression_thatCanFail_isTaken(String pattern) {
    assertThat(Suite.faults("[{\"type\": \"regex\", \"value\": \"" + pattern + "\"}]")).isEmpty();
  }

  @Test
  void notAList_isAnError() {
    assertThat(Suite.faults("{\"type\": \"is-json\"}"))
        .containsExactly(
            "suite.yaml:1:1: assertions are a list, each with \"- type:\", not a mapping");
  }

  @Test
  void emptyList_isAWarning() {
    Suite suite = Suite.empty();

    assertThat(suite.read("[]").isEmpty()).isTrue();
    assertThat(suite.problems()).singleElement().asString().contains("every answer passes");
  }

  @Nested
  class Templates {
    private static final String ASSERTION =
        "[{\"type\": \"regex\", \"metric\": \"m\", \"value\": \"{{pattern}}\"}]";

    private static List<String> check(String list, Vars vars) {
      var problems = new Problems();
      Suite.of(list).check(vars, problems);
      return problems.all().stream().map(Problem::toString).toList();
    }

    private static Vars vars(String name, String value) {
      return Vars.of(Map.of(name, Json.text(value)));
    }

    @Test
    void goodVariables_haveNoProblem() {
      assertThat(check(ASSERTION, vars("pattern", "^a"))).isEmpty();
    }

    @Test
    void undefinedVariable_isAnErrorWithItsPlace() {
      assertThat(check(ASSERTION, Vars.EMPTY))
          .singleElement()
          .asString()
          .startsWith("suite.yaml:1:3: ")
          .contains("pattern");
    }

    @Test
    void whatAVariableMakesInvalid_isAnErrorBeforeTheRun() {
      assertThat(check(ASSERTION, vars("pattern", "(")))
          .singleElement()
          .asString()
          .startsWith("suite.yaml:1:3: the regular expression ( is not valid");
    }

    @Test
    void leavesOfLists_areTemplatesToo() {
      String list = "[{\"type\": \"contains-all\", \"value\": [\"a\", \"{{b}}\"]}]";

      assertThat(check(list, Vars.EMPTY)).hasSize(1);
      assertThat(check(list, vars("b", ""))).singleElement().asString().contains("empty text");
      assertThat(Suite.of(list).judge(answer("a b"), vars("b", "b"), OptionalDouble.empty()).pass())
          .isTrue();
    }

    @Test
    void setsAndMetrics_areCheckedToo() {
      String list =
          """
          [{"type": "assert-set", "metric": "{{m}}",
            "assert": [{"type": "equals", "value": "{{v}}"}]}]\
          """;

      assertThat(check(list, Vars.EMPTY)).hasSize(2);
    }

    @Test
    void textWithoutBraces_isNoTemplate() {
      assertThat(Suite.result("{\"type\": \"regex\", \"value\": \"^{#a}$\"}", "{#a}").pass())
          .isTrue();
    }
  }

  private static Answer answer(String text) {
    return Answer.builder(text).build();
  }

  @Nested
  class FileValues {
    @TempDir Path project;

    private Judgement judge(String list, String answer) {
      Suite suite = Suite.in(project);
      Assertions assertions = suite.read(list);
      assertThat(suite.problems()).isEmpty();
      return assertions.judge(
          answer(answer), Vars.of(Map.of("n", Json.text("7"))), OptionalDouble.empty());
    }

    private List<String> faults(String list) {
      Suite suite = Suite.in(project);
      suite.read(list);
      return suite.problems();
    }

    @Test
    void json_isASchema() throws IOException {
      Files.writeString(
          project.resolve("s.json"), "{\"type\": \"ARRAY\", \"items\": {\"type\": \"STRING\"}}");
      String list = "[{\"type\": \"is-json\", \"value\": \"file://s.json\"}]";

      assertThat(judge(list, "[\"a\"]").pass()).isTrue();
      assertThat(judge(list, "[1]").pass()).isFalse();
    }

    @Test
    void text_isATemplateWithoutItsLastLineEnd() throws IOException {
      Files.writeString(project.resolve("e.txt"), "Total: {{n}}\n");

      assertThat(judge("[{\"type\": \"equals\", \"value\": \"file://e.txt\"}]", "Total: 7").pass())
          .isTrue();
    }

    @Test
    void brokenJson_isSaidWithItsOwnLine() throws IOException {
      Files.writeString(project.resolve("s.json"), "{\n\"a\": }");

      assertThat(faults("[{\"type\": \"is-json\", \"value\": \"file://s.json\"}]"))
          .singleElement()
          .asString()
          .startsWith("suite.yaml:1:2: s.json:2:");
    }

    @Test
    void brokenSchema_namesTheFileAndThePointer() throws IOException {
      Files.writeString(project.resolve("s.json"), "{\"items\": {\"type\": \"strin\"}}");

      assertThat(faults("[{\"type\": \"is-json\", \"value\": \"file://s.json\"}]"))
          .singleElement()
          .asString()
          .startsWith("suite.yaml:1:2: in s.json at /items/type: the schema is not valid");
    }

    @Test
    void brokenSchemaInYaml_isSaidWithItsOwnPlace() throws IOException {
      Files.writeString(project.resolve("s.yaml"), "type: array\nitems:\n  type: strin\n");

      assertThat(faults("[{\"type\": \"is-json\", \"value\": \"file://s.yaml\"}]"))
          .singleElement()
          .asString()
          .startsWith("s.yaml:3:9: the schema is not valid")
          .endsWith("(read at suite.yaml:1:2)");
    }

    @Test
    void brokenYaml_isSaidWithItsOwnPlace() throws IOException {
      Files.writeString(project.resolve("s.yml"), "a: [\n");

      assertThat(faults("[{\"type\": \"is-json\", \"value\": \"file://s.yml\"}]"))
          .singleElement()
          .asString()
          .startsWith("s.yml:");
    }

    @Test
    void yaml_isASchema() throws IOException {
      Files.writeString(project.resolve("s.yaml"), "type: array");
      String list = "[{\"type\": \"is-json\", \"value\": \"file://s.yaml\"}]";

      assertThat(judge(list, "[]").pass()).isTrue();
      assertThat(judge(list, "{}").pass()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"file://check.js", "file://check.py:judge", "file://a/check.ts"})
  void codeAsAValue_isRefused(String file) {
    assertThat(Suite.faults("[{\"type\": \"equals\", \"value\": \"" + file + "\"}]"))
        .singleElement()
        .asString()
        .contains("is code, and a suite runs none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {"type": "jsonata", "expresion": "a = 1"} ~ did you mean "expression"?
          {"type": "contains", "valeu": "a"} ~ did you mean "value"?
          {"type": "assert-set", "asert": []} ~ did you mean "assert"?
          {"type": "not contains", "value": "a"} ~ did you mean "not-contains"?
          {"contains": "a"} ~ write {type: contains, value: …}
          {"type": "finish-reason", "value": 3} ~ a finish reason is a word
          """)
  void oneMistake_isToldOnce_withWhatToWrite(String assertion, String told) {
    assertThat(Suite.faults("[" + assertion + "]")).singleElement().asString().contains(told);
  }
}
