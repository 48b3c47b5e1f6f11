package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.RunOutcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters that need to know of other runs, and runs that stop early. */
class RunAPartTest {
  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void threeTests() {
    project = new TestProject(directory);
    project.write("suites/s.yaml", suite("a", "b", "c"));
    project.service(
        request -> TestProject.answer(TestProject.prompt(request).contains("b") ? "no" : "ok"));
  }

  private static String suite(String... ids) {
    var text = new StringBuilder("providers: [gemini:gemini-2.5-flash]\n");
    text.append("prompts: [\"Say {{word}}\"]\ntests:\n");
    for (String id : ids) {
      text.append(
          "  - {id: %s, vars: {word: %s}, assert: [{type: equals, value: ok}]}\n"
              .formatted(id, id));
    }
    return text.toString();
  }

  private static List<String> ids(RunOutcome outcome) throws Exception {
    return TestProject.cases(outcome).stream().map(result -> result.name().id()).toList();
  }

  @Test
  void failedRunsWhatDidNotPassInTheRunBefore() throws Exception {
    project.run();

    assertThat(ids(project.run("filter", "failed"))).containsExactly("b");
    assertThat(project.asked).hasSize(3);
  }

  @Test
  void failedAfterARunWithoutFailures_saysSo() throws Exception {
    project.service(request -> TestProject.answer("ok"));
    project.run();

    assertThatThrownBy(() -> project.run("filter", "failed"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("every case of the last run passed");
  }

  @Test
  void failedWithoutARunBeforeIsAnError() {
    assertThatThrownBy(() -> project.run("filter", "failed"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("-Dmemories.filter: failed needs the results of a run before");
  }

  @Test
  void missingRunsWhatHasNoRecording() throws Exception {
    project.run("filter", "s/a, s/c");
    assertThat(project.asked).hasSize(2);

    assertThat(ids(project.run("filter", "missing"))).containsExactly("b");
    assertThat(project.asked).hasSize(3);
    assertThatThrownBy(() -> project.run("filter", "missing"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("every case is recorded");
  }

  @Test
  void caseIsMissingIfOneOfItsSamplesIs_andThenAllOfItRuns() throws Exception {
    project.run("repeat", "2");

    assertThat(TestProject.results(project.run("repeat", "3", "filter", "missing & id=a")))
        .hasSize(4);
    assertThat(project.asked).hasSize(7);
  }

  @Test
  void unknownWordInAFilterIsAnErrorBeforeTheFirstCall() {
    assertThatThrownBy(() -> project.run("filter", "metdata.kind=x"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("-Dmemories.filter: \"metdata.kind\" is nothing a filter looks at");
  }

  @Test
  void failFastAsksNothingAfterTheFirstFailure_andTheRestIsNotRun() throws Exception {
    RunOutcome outcome = project.run("failFast", "true", "maxConcurrency", "1");

    assertThat(outcome.failures()).containsExactly("1 case failed", "1 case did not run");
    assertThat(TestProject.cases(outcome).get(2).errorKind()).contains(CaseError.Kind.FAIL_FAST);
    assertThat(TestProject.cases(outcome).get(2).reasons().get(0))
        .isEqualTo(
            "not asked, since s / b / prompt-1 / gemini:gemini-2.5-flash did not pass and failFast"
                + " is set");
    assertThat(project.asked).hasSize(2);
  }

  @Test
  void failFastLeavesTheRecordingsOfWhatWasNotAskedAlone() throws Exception {
    project.run();

    RunOutcome stopped = project.run("mode", "record", "failFast", "true", "maxConcurrency", "1");

    assertThat(stopped.unusedRecordings()).isZero();
    project.environment.clear();
    assertThat(project.run().answers().replayed()).isEqualTo(3);
  }

  @Test
  void failFastStopsOnlyForWhatFailsTheBuild() throws Exception {
    project.run("failFast", "true", "failOn", "errored", "maxConcurrency", "1");

    assertThat(project.asked).hasSize(3);
  }
}
