package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that cannot fail says so. */
class UndemandingTest {
  private static final String HEAD = "providers: [gemini:gemini-2.5-flash]\nprompts: [Say it]\n";

  @TempDir Path directory;
  private SuiteProject project;

  @BeforeEach
  void makeProject() {
    project = new SuiteProject(directory);
  }

  private List<String> told(String yaml) {
    project
        .reader()
        .read(project.write("s.yaml", HEAD + yaml), project.problems)
        .ifPresent(suite -> suite.check(project.problems));
    return project.problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void testsWithoutAssertions_areAWarning_saidOnce() {
    assertThat(told("tests:\n  - id: a\n  - id: b\n    assert: [{type: is-json}]\n  - id: c\n"))
        .singleElement()
        .asString()
        .startsWith("suites/s.yaml:4:5: this and 1 more demand nothing of the answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assert: [{type: contians, value: a}]",
        "assert: [{type: regex, value: '('}]",
        "assert: [{type: assert-set, assert: [{type: contians, value: a}]}]",
        "asserts: [{type: contains, value: a}]",
        "assert: {type: contains, value: a}",
        "assert: [{value: a}]",
        "assert: [{type: contains, value: file://../data/nope.txt}]"
      })
  void assertionThatIsItselfBroken_isToldOnce(String broken) {
    assertThat(told("tests: [{id: a, " + broken + "}]\n")).hasSize(1);
    assertThat(told("tests: [{id: a, " + broken + "}, {id: b}]\n"))
        .filteredOn(told -> told.contains("demand"))
        .singleElement()
        .asString()
        .contains("this test demands nothing");
  }

  @Test
  void brokenAssertionOfDefaultTest_isToldOnce() {
    assertThat(
            told(
                "defaultTest: {assert: [{type: contians, value: a}]}\ntests: [{id: a}, {id: b}]\n"))
        .hasSize(1);
  }

  @Test
  void assertionsOfWeightZero_demandNothing() {
    assertThat(told("tests: [{id: a, assert: [{type: is-json, weight: 0, metric: form}]}]\n"))
        .singleElement()
        .asString()
        .contains("this test demands nothing of the answer, so any passes");
  }

  @Test
  void aResponseSchema_isADemand() {
    assertThat(told("responseSchema: file://../schemas/invoice.json\ntests: [{id: a}]\n"))
        .isEmpty();
  }

  @Test
  void thresholdZeroOfATest_isAnError() {
    assertThat(told("tests: [{id: a, threshold: 0, assert: [{type: is-json}]}]\n"))
        .containsExactly(
            "suites/s.yaml:3:28: with a threshold of 0 every answer passes; write one above 0, or"
                + " leave it out so that every assertion must hold");
  }

  @Test
  void misspeltTypeInACell_isAWarning() throws IOException {
    Files.writeString(
        project.directory().resolve("data/cells.csv"),
        "word,__expected\nx,containz: x\ny,\"note: all of this\"\nz,contains: z\n");

    assertThat(told("tests: file://../data/cells.csv\n"))
        .singleElement()
        .asString()
        .startsWith("data/cells.csv:2:1: \"containz\" is no type of assertion")
        .endsWith("did you mean \"contains:\"?");
  }
}
