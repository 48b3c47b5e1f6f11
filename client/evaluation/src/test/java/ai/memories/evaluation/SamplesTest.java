package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import ai.memories.http.ApiResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several samples of one case, from the suite to the reports. */
class SamplesTest {
  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void project() {
    project = new TestProject(directory);
  }

  private void suite(String repeat) {
    project.write(
        "suites/polite.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["Greet {{name}}"]
        repeat: %s
        tests:
          - {id: ada, vars: {name: Ada}, assert: [{type: equals, value: hello}]}
        """
            .formatted(repeat));
  }

  /** The answers in the order the samples are asked. */
  private void answers(ApiResponse... answers) {
    Queue<ApiResponse> queue = new ConcurrentLinkedQueue<>(List.of(answers));
    project.service(request -> queue.remove());
  }

  private static ApiResponse good() {
    return TestProject.answer("hello");
  }

  private static ApiResponse bad() {
    return TestProject.answer("go away");
  }

  private static CaseResult theCase(RunOutcome outcome) throws Exception {
    return TestProject.cases(outcome).get(0);
  }

  @Test
  void eachSampleHasALine_andTheCaseOneAfterThem() throws Exception {
    suite("{samples: 5, passRate: 0.8}");
    answers(good(), good(), bad(), good(), good());

    RunOutcome outcome = project.run();

    List<CaseResult> lines = TestProject.results(outcome);
    assertThat(lines).hasSize(6);
    assertThat(lines.subList(0, 5))
        .extracting(line -> line.name().sample().orElseThrow())
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    CaseResult whole = lines.get(5);
    assertThat(whole.isSample()).isFalse();
    assertThat(whole.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(whole.samples().orElseThrow().at("/run").orElseThrow()).hasToString("5");
    assertThat(whole.samples().orElseThrow().at("/passed").orElseThrow()).hasToString("4");
    assertThat(whole.samples().orElseThrow().at("/errored").orElseThrow()).hasToString("0");
    assertThat(whole.samples().orElseThrow().at("/interval").orElseThrow())
        .hasToString("[0.375535,0.963776]");
    assertThat(whole.samples().orElseThrow().at("/passAtK").orElseThrow())
        .hasToString("{\"1\":0.8,\"2\":1,\"5\":1}");
    assertThat(whole.samples().orElseThrow().at("/passHatK").orElseThrow())
        .hasToString("{\"1\":0.8,\"2\":0.6,\"5\":0}");
    assertThat(whole.usage().orElseThrow().totalTokens()).isEqualTo(125);
    assertThat(whole.score().orElseThrow()).isEqualByComparingTo("0.8");
  }

  @Test
  void totalsAndReportsCountTheCaseAndNotItsSamples() throws Exception {
    suite("{samples: 3, passRate: 0.5}");
    answers(good(), bad(), bad());

    RunOutcome outcome = project.run();

    assertThat(outcome.totals().all().cases()).isEqualTo(1);
    assertThat(outcome.totals().all().usage().totalTokens()).isEqualTo(75);
    assertThat(outcome.failures()).containsExactly("1 case failed");
    assertThat(theCase(outcome).reasons().get(0))
        .startsWith("1 of 3 samples passed (")
        .endsWith("demanded: 50 %");
    assertThat(theCase(outcome).reasons()).hasSize(3);
    String junit = Files.readString(directory.resolve("target/memories/junit/TEST-polite.xml"));
    assertThat(junit).containsOnlyOnce("<testcase").contains("1 of 3 samples passed");
  }

  @Test
  void aRunOfSamplesIsReplayedWithTheSameVerdict() throws Exception {
    suite("{samples: 3, passRate: 0.6}");
    answers(good(), bad(), good());
    RunOutcome recorded = project.run("maxConcurrency", "1");
    project.environment.clear();

    RunOutcome replayed = project.run();

    assertThat(project.asked).hasSize(3);
    assertThat(theCase(replayed).samples()).isEqualTo(theCase(recorded).samples());
    assertThat(theCase(replayed).origin()).contains("replayed");
  }

  @Nested
  class Errors {
    @Test
    void ofTheServiceLeaveTheCaseInconclusive() throws Exception {
      suite("{samples: 4, passRate: 0.5}");
      answers(good(), good(), good(), TestProject.refusal());

      CaseResult whole = theCase(project.run());

      assertThat(whole.verdict()).isEqualTo(Verdict.ERRORED);
      assertThat(whole.errorKind()).contains(CaseError.Kind.INCONCLUSIVE);
      assertThat(whole.reasons().get(0)).contains("1 errored (at most 0 may)");
    }

    @Test
    void asManyAsAllowedLeaveTheRestToDecide() throws Exception {
      suite("{samples: 4, passRate: 1, maxErrors: 1}");
      answers(good(), good(), good(), TestProject.refusal());

      assertThat(theCase(project.run()).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void ofMissingRecordingsAreAMissAndNotInconclusive() throws Exception {
      suite("{samples: 2, maxErrors: 2}");

      RunOutcome outcome = project.run("mode", "replay");

      assertThat(theCase(outcome).errorKind()).contains(CaseError.Kind.MISS);
      assertThat(outcome.failures()).containsExactly("1 case found no recording");
    }

    @Test
    void ofTheBudgetLeaveTheCaseNotRun() throws Exception {
      suite("{samples: 2}");

      assertThat(theCase(project.run("maxTokens", "10")).verdict()).isEqualTo(Verdict.NOT_RUN);
    }
  }

  @Nested
  class Numbers {
    @Test
    void thatCanNeverReachTheRateAreRefusedBeforeACall() {
      suite("{samples: 10, passRate: 0.9, confidence: 0.95}");

      assertThatThrownBy(() -> project.run())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("polite.yaml:3:9: even if all 10 samples passed")
          .hasMessageContaining("at least 35 samples");
      assertThat(project.asked).isEmpty();
    }

    @Test
    void ofATestAreLaidOverThoseOfTheSuiteKeyByKey() throws Exception {
      project.write(
          "suites/s.yaml",
          """
          providers: [gemini:gemini-2.5-flash]
          prompts: ["Greet {{name}}"]
          repeat: {samples: 2, passRate: 0.5}
          tests:
            - {id: a, vars: {name: A}, repeat: {samples: 3}}
            - {id: b, vars: {name: B}, repeat: {passRate: 1}}
          """);

      List<CaseResult> cases = TestProject.cases(project.run("maxConcurrency", "1"));

      assertThat(cases)
          .extracting(c -> c.samples().orElseThrow().at("/run").orElseThrow().compact())
          .containsExactly("3", "2");
      assertThat(cases)
          .extracting(c -> c.samples().orElseThrow().at("/passRate").orElseThrow().compact())
          .containsExactly("0.5", "1");
    }

    @Test
    void ofTheSettingCountOverTheSuite_andThoseOfTheProjectOnlyWhereItSaysNothing()
        throws Exception {
      project.write("memories.yaml", "repeat: 2\n");
      suite("{samples: 3}");
      answers(good(), good(), good(), good());
      assertThat(TestProject.results(project.run())).hasSize(4);

      assertThat(TestProject.results(project.run("repeat", "1"))).hasSize(1);

      suite("{passRate: 1}");
      assertThat(TestProject.results(project.run())).hasSize(3);
    }
  }
}
