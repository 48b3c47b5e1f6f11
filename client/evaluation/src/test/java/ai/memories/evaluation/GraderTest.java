package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code llm-rubric} from the suite to the results. */
class GraderTest {
  private static final String GRADER = "gemini:gemini-2.5-pro";

  @TempDir Path directory;
  private TestProject project;
  private String verdict = "{\"reason\": \"it is kind\", \"pass\": true, \"score\": 0.9}";

  @BeforeEach
  void aServiceThatAnswersAndJudges() {
    project =
        new TestProject(directory)
            .service(
                request ->
                    isGrader(request)
                        ? TestProject.answer(verdict)
                        : TestProject.answer("Dear Ada"));
  }

  private static boolean isGrader(Json request) {
    return request.node().path("model").asText().equals(GRADER);
  }

  private GraderTest suite(String assertion, String... more) {
    project.write(
        "suites/s.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["Greet {{name}}"]
        %s
        tests:
          - id: ada
            vars: {name: Ada}
            assert: [%s]
        """
            .formatted(String.join("\n", more), assertion));
    return this;
  }

  private static final String RUBRIC =
      "{type: llm-rubric, value: is kind, provider: " + GRADER + "}";

  private CaseResult result(RunOutcome outcome) throws IOException {
    return TestProject.results(outcome).get(0);
  }

  private static JsonNode assertion(CaseResult result) {
    return result.json().node().path("assertions").path(0);
  }

  private List<Json> graderRequests() {
    return project.asked.stream().filter(GraderTest::isGrader).toList();
  }

  @Test
  void graderIsAsked_withAnswerAndRubric_andItsFormIsDemanded() throws Exception {
    CaseResult result = result(suite(RUBRIC).project.run());

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(assertion(result).path("reason").asText())
        .isEqualTo("the grader says that it holds: it is kind");
    assertThat(assertion(result).path("score").decimalValue()).isEqualByComparingTo("0.9");
    assertThat(TestProject.prompt(graderRequests().get(0)))
        .contains("<rubric>\nis kind\n</rubric>", "<output>\nDear Ada\n</output>");
    assertThat(graderRequests().get(0).compact())
        .contains("\"responseSchema\"", "\"temperature\":0");
  }

  @Test
  void whatAskingTook_standsInTheResult_andCountsForTheRun() throws Exception {
    RunOutcome outcome = suite(RUBRIC).project.run();

    JsonNode judged = assertion(result(outcome));
    assertThat(judged.path("usage").path("totalTokens").asInt()).isEqualTo(25);
    assertThat(judged.path("costUsd").decimalValue()).isPositive();
    assertThat(outcome.spent().cost().orElseThrow().usd())
        .isEqualByComparingTo(
            judged.path("costUsd").decimalValue().add(result(outcome).costUsd().orElseThrow()));
  }

  @Test
  void replaying_asksNobody_andSaysTheSame() throws Exception {
    suite(RUBRIC).project.run();
    project.asked.clear();

    RunOutcome replayed = project.run("mode", "replay");

    assertThat(project.asked).isEmpty();
    assertThat(replayed.success()).isTrue();
    assertThat(replayed.unusedRecordings()).isZero();
    assertThat(assertion(result(replayed)).path("reason").asText()).contains("it is kind");
    try (Stream<Path> files = Files.walk(project.memories().resolve("cassettes"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("ada--prompt-1--gemini-gemini-2-5-flash--grader-"));
    }
  }

  @Test
  void missingRecordingOfTheGrader_isAMiss() throws Exception {
    suite("{type: contains, value: Ada}").project.run();
    suite(RUBRIC);

    RunOutcome outcome = project.run("mode", "replay");

    assertThat(result(outcome).verdict()).isEqualTo(Verdict.ERRORED);
    assertThat(result(outcome).errorKind()).contains(CaseError.Kind.MISS);
    assertThat(result(outcome).error().orElseThrow().message())
        .startsWith("the grader gave no answer: ")
        .contains("record s/ada");
  }

  @Test
  void missingRecordingOfTheGrader_isFoundByItsFilter() throws Exception {
    suite("{type: contains, value: Ada}").project.run();
    suite(RUBRIC);
    project.asked.clear();

    RunOutcome outcome = project.run("mode", "record-missing", "filter", "missing");

    assertThat(outcome.success()).isTrue();
    assertThat(project.asked).hasSize(1).allMatch(GraderTest::isGrader);
  }

  @Test
  void budgetThatEndsBeforeTheGrader_isNoVerdict() throws Exception {
    project.service(
        request ->
            isGrader(request) ? TestProject.answer(verdict) : TestProject.answer("x".repeat(900)));
    suite(RUBRIC, "budget: {totalTokens: 1200}");

    RunOutcome outcome = project.run();

    assertThat(result(outcome).verdict()).isEqualTo(Verdict.NOT_RUN);
    assertThat(result(outcome).errorKind()).contains(CaseError.Kind.BUDGET);
    assertThat(graderRequests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes, it is kind.",
        "{\"reason\": \"kind\"}",
        "{\"pass\": \"true\", \"score\": 1}",
        "{\"pass\": true, \"score\": 7}",
        "{\"score\": 1}",
        "[true]",
        "{\"pass\": tr"
      })
  void graderOutOfForm_isAnError_alsoNegated(String said) throws Exception {
    verdict = said;

    for (String not : List.of("", "not-")) {
      CaseResult result = result(suite(RUBRIC.replace("llm", not + "llm")).project.run());

      assertThat(result.verdict()).isEqualTo(Verdict.ERRORED);
      assertThat(result.errorKind()).contains(CaseError.Kind.ASSERTION);
      assertThat(assertion(result).path("reason").asText())
          .contains("the grader did not answer in form");
      assertThat(assertion(result).path("usage").isObject()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"pass": true} | '' | PASSED
          {"pass": false, "score": 0.9} | '' | FAILED
          {"pass": true, "score": 0.4} | ', threshold: 0.5' | FAILED
          {"pass": true, "score": 0.5} | ', threshold: 0.5' | PASSED
          I think: {"pass": true, "score": 1} | '' | PASSED
          ```json {"pass": true, "score": 1} ``` | '' | PASSED
          """)
  void graderInForm_decides(String said, String more, Verdict expected) throws Exception {
    verdict = said;
    String assertion = RUBRIC.replace("}", more + "}");

    assertThat(result(suite(assertion).project.run()).verdict()).isEqualTo(expected);
  }

  @Test
  void negatedRubric_passesWhereItDoesNotHold() throws Exception {
    verdict = "{\"pass\": false, \"score\": 0, \"reason\": \"rude\"}";

    CaseResult result = result(suite(RUBRIC.replace("llm", "not-llm")).project.run());

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(assertion(result).path("reason").asText()).contains("does not hold: rude");
  }

  @Test
  void serviceErrorOfTheGrader_isTheErrorOfTheCase() throws Exception {
    project.service(
        request -> isGrader(request) ? TestProject.refusal() : TestProject.answer("Dear Ada"));

    CaseResult result = result(suite(RUBRIC).project.run());

    assertThat(result.errorKind()).contains(CaseError.Kind.SERVICE);
    assertThat(result.output()).contains("Dear Ada");
  }

  @Test
  void graderOfWeightZero_thatFails_failsNothing() throws Exception {
    project.service(
        request -> isGrader(request) ? TestProject.refusal() : TestProject.answer("Dear Ada"));
    suite(RUBRIC.replace("}", ", weight: 0}, {type: contains, value: Ada}"));

    CaseResult result = result(project.run());

    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(assertion(result).path("errored").booleanValue()).isTrue();
  }

  @Test
  void graderInsideASet_isAskedToo() throws Exception {
    suite("{type: assert-set, assert: [{type: contains, value: Ada}, " + RUBRIC + "]}");

    assertThat(result(project.run()).verdict()).isEqualTo(Verdict.PASSED);
    assertThat(graderRequests()).hasSize(1);
  }

  @Test
  void cutOffAnswer_isNotGraded() throws Exception {
    project.service(
        request -> {
          ApiResponse answer = TestProject.answer("Dear");
          return ApiResponse.live(
              200,
              "application/json",
              answer.body().replace("\"index\":0", "\"index\":0,\"finish_reason\":\"length\""));
        });

    CaseResult result = result(suite(RUBRIC).project.run());

    assertThat(result.errorKind()).contains(CaseError.Kind.TRUNCATED);
    assertThat(graderRequests()).isEmpty();
  }

  @Nested
  class Configured {

    @Test
    void modelAndPromptOfDefaultTest_holdForAll() throws Exception {
      suite(
          "{type: llm-rubric, value: is kind}",
          "defaultTest:",
          "  options:",
          "    provider: {id: " + GRADER + ", config: {temperature: 0.5, max_tokens: 90}}",
          "    rubricPrompt: \"Is {{output}} for {{name}} so: {{rubric}}?\"");

      assertThat(project.run().success()).isTrue();
      Json asked = graderRequests().get(0);
      assertThat(TestProject.prompt(asked)).isEqualTo("Is Dear Ada for Ada so: is kind?");
      assertThat(asked.compact()).contains("\"temperature\":0.5", "\"max_tokens\":90");
    }

    @Test
    void promptOfTheAssertion_mayBeAChatInAFile() throws Exception {
      project.write(
          "prompts/judge.yaml",
          "- {role: system, content: Judge.}\n"
              + "- {role: user, content: \"{{rubric}}: {{output}}\"}\n");
      suite(RUBRIC.replace("}", ", rubricPrompt: file://../prompts/judge.yaml}"));

      assertThat(project.run().success()).isTrue();
      assertThat(TestProject.prompt(graderRequests().get(0))).isEqualTo("is kind: Dear Ada");
    }

    @Test
    void valueOfTheRubric_isATemplate_andTheAnswerIsNone() throws Exception {
      project.service(
          request ->
              isGrader(request)
                  ? TestProject.answer(verdict)
                  : TestProject.answer("{{rubric}} {% raw"));
      suite(RUBRIC.replace("is kind", "\"greets {{name}}\""));

      assertThat(project.run().success()).isTrue();
      assertThat(TestProject.prompt(graderRequests().get(0)))
          .contains("greets Ada", "{{rubric}} {% raw");
    }

    @Test
    void mistakes_areToldBeforeTheFirstCall() {
      suite(
          "{type: llm-rubric, value: is kind}, {type: llm-rubric, value: x, provider: gemini-2.5},"
              + " {type: llm-rubric}, {type: llm-rubric, value: x, provider: "
              + GRADER
              + ", rubricPrompt: \"{{ouput}}\"}");

      assertThatThrownBy(() -> project.run())
          .hasMessageContaining("s.yaml:7:14: no model is named that judges")
          .hasMessageContaining("model \"gemini-2.5\" has no provider prefix")
          .hasMessageContaining("llm-rubric needs a value: key")
          .hasMessageContaining("undefined variable `ouput`; did you mean `output`?");
      assertThat(project.asked).isEmpty();
    }
  }
}
