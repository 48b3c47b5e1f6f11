package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.TextPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list under vars makes a test of each of its items. */
class VarListsTest {
  private static final String HEAD =
      "providers: [gemini:gemini-2.5-flash]\nprompts: [\"{{word}} {{tongue}}\"]\n";

  private static final String DUMPED =
      "providers: [gemini:gemini-2.5-flash]\nprompts: [\"{{word | dump}} {{tongue}}\"]\n";

  private @TempDir Path directory;
  private SuiteProject project;

  @BeforeEach
  void project() {
    project = new SuiteProject(directory);
  }

  private List<String> ids(String rest) {
    return project.cases(HEAD + rest).stream().map(c -> c.test().id()).toList();
  }

  private String asked(EvalCase evalCase) {
    return ((TextPart) evalCase.request().messages().get(0).parts().get(0)).text();
  }

  @Test
  void eachWayToTakeAnItemOfEachListIsATest() {
    List<EvalCase> cases =
        project.cases(HEAD + "tests: [{id: t, vars: {word: [a, b], tongue: [de, en]}}]\n");

    assertThat(cases)
        .extracting(c -> c.test().id())
        .containsExactly(
            "t word=a tongue=de", "t word=a tongue=en", "t word=b tongue=de", "t word=b tongue=en");
    assertThat(cases).extracting(this::asked).containsExactly("a de", "a en", "b de", "b en");
  }

  @Test
  void listsOfTheDefaultsMakeTestsOfEachTest() {
    assertThat(
            ids(
                """
                defaultTest: {vars: {tongue: [de, en]}}
                tests:
                  - {id: t, vars: {word: a}}
                  - {id: u, vars: {word: a, tongue: fr}}
                """))
        .containsExactly("t tongue=de", "t tongue=en", "u");
  }

  @Test
  void longerListLeavesTheNamesOfTheOthersAlone() {
    List<String> two = ids("tests: [{vars: {word: [a, b], tongue: de}}]\n");
    List<String> three = ids("tests: [{vars: {word: [z, a, b], tongue: de}}]\n");

    assertThat(three).hasSize(3).containsAll(two);
  }

  @Test
  void itemsMayBeFilesAndObjects_andLongOnesAreShortenedInTheName() throws IOException {
    Files.writeString(project.directory().resolve("data/long.txt"), "lorem ipsum\n".repeat(20));

    List<EvalCase> cases =
        project.cases(
            DUMPED
                + "tests: [{id: t, vars: {word: [\"file://../data/long.txt\", {a: 1}], tongue: x}}]\n");

    assertThat(cases.get(0).test().id()).matches("t word=lorem ipsum lorem ip…[0-9a-f]{8}");
    assertThat(cases.get(1).test().id()).isEqualTo("t word={\"a\":1}");
    assertThat(asked(cases.get(0))).startsWith("\"lorem ipsum\\nlorem");
  }

  @Test
  void listInsideAMappingIsOneValue() {
    List<EvalCase> cases =
        project.cases(DUMPED + "tests: [{id: t, vars: {word: {items: [a, b]}, tongue: x}}]\n");

    assertThat(cases).singleElement().extracting(c -> c.test().id()).isEqualTo("t");
  }

  @Test
  void equalItemsAreEqualNames() {
    project
        .reader()
        .read(
            project.write(
                "s.yaml",
                HEAD
                    + "tests: [{id: t, vars: {word: [a, a], tongue: x}, assert: [{type: is-json}]}]\n"),
            project.problems)
        .orElseThrow()
        .check(project.problems);

    assertThat(project.problems.all())
        .singleElement()
        .asString()
        .contains("two tests are named \"t word=a\"");
  }

  @Test
  void moreTestsThanADatasetShouldHoldAreRefused() {
    String list = "[" + "x, ".repeat(200) + "y]";
    project
        .reader()
        .read(
            project.write(
                "s.yaml",
                HEAD + "tests: [{id: t, vars: {word: " + list + ", tongue: " + list + "}}]\n"),
            project.problems)
        .orElseThrow()
        .check(project.problems);

    assertThat(project.problems.all())
        .singleElement()
        .asString()
        .contains("the lists under vars make 40401 tests, more than 10000");
  }
}
