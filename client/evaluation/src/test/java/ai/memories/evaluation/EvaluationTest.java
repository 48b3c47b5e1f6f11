package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final String KEY = "sk-mai-planted-0123456789abcdef";

  @TempDir Path project;

  private final List<ApiRequest> asked = Collections.synchronizedList(new ArrayList<>());
  private Function<String, ApiResponse> service = prompt -> answer("{\"total\": 119}", 20, 5);

  private final Map<String, String> environment = new HashMap<>();
  private final Properties properties = new Properties();
  private final List<String> announced = new ArrayList<>();

  @BeforeEach
  void aSuiteOfTwoTests() {
    write(
        "suites/invoices.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["Total of {{invoice}}?"]
        responseSchema: {type: OBJECT, properties: {total: {type: NUMBER}}, required: [total]}
        tests:
          - id: first
            vars: {invoice: A}
            assert: [{type: jsonata, expression: total, value: 119}]
          - id: second
            vars: {invoice: B}
            assert: [{type: contains, value: total}]
        """);
  }

  private void write(String name, String text) {
    try {
      Path file = project.resolve("src/test/memories").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiResponse answer(String text, long input, long output) {
    String body =
        Json.of(
                Json.object()
                    .put("status", "completed")
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                        "choices",
                        Json.nodes()
                            .arrayNode()
                            .add(Json.object().put("index", 0).put("text", text)))
                    .set(
                        "usage",
                        Json.object()
                            .put("input_tokens", input)
                            .put("output_tokens", output)
                            .put("total_tokens", input + output)))
            .compact();
    return ApiResponse.live(200, "application/json", body);
  }

  private Exchange remote() {
    return request -> {
      asked.add(request);
      String prompt = request.body().at("/messages/0/content").orElseThrow().compact();
      return CompletableFuture.completedFuture(service.apply(prompt));
    };
  }

  private RunOutcome run(String... settings) throws Exception {
    return attempt(settings).orElseThrow();
  }

  private Optional<RunOutcome> attempt(String... settings) throws Exception {
    for (int i = 0; i < settings.length; i += 2) {
      properties.setProperty("memories." + settings[i], settings[i + 1]);
    }
    EvaluationRequest request =
        EvaluationRequest.builder(project)
            .environment(environment)
            .properties(properties)
            .service(remote())
            .recordCommand(filter -> "record " + filter)
            .build();
    return Evaluation.run(
        request,
        new EvaluationListener() {
          @Override
          public void announced(String line) {
            announced.add(line);
          }
        });
  }

  private RunOutcome record() throws Exception {
    environment.put("MEMORIES_API_KEY", KEY);
    RunOutcome outcome = run();
    environment.clear();
    return outcome;
  }

  private CaseResult result(RunOutcome outcome, String id) throws IOException {
    try (Stream<CaseResult> lines = ResultsFile.read(outcome.results())) {
      return lines.filter(result -> result.name().id().equals(id)).findFirst().orElseThrow();
    }
  }

  @Test
  void whatWasRecorded_isReplayedWithTheSameVerdictsAndNoCall() throws Exception {
    RunOutcome recorded = record();
    RunOutcome replayed = run();

    assertThat(recorded.failures()).isEmpty();
    assertThat(recorded.answers()).isEqualTo(new CassetteTally(0, 2, 0, 0));
    assertThat(replayed.success()).isTrue();
    assertThat(replayed.answers()).isEqualTo(new CassetteTally(2, 0, 0, 0));
    assertThat(asked).hasSize(2);
    CaseResult first = result(replayed, "first");
    assertThat(first.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(first.origin()).contains("replayed");
    assertThat(first.costUsd().orElseThrow()).isEqualByComparingTo("0.0000185");
    assertThat(first.source()).isEqualTo("src/test/memories/suites/invoices.yaml:5");
    assertThat(replayed.spent().calls()).isZero();
    assertThat(replayed.asRecorded().calls()).isEqualTo(2);
    assertThat(replayed.unusedRecordings()).isZero();
  }

  @Test
  void aModeThatCallsOut_saysSoFirst() throws Exception {
    record();

    assertThat(announced).hasSize(2);
    assertThat(announced.get(0))
        .contains("record-missing", "there is a key", "1.00 USD", "maxCost");
    assertThat(announced.get(1)).startsWith("this run makes about 2 calls, ");
  }

  @Test
  void theSchemaIsSent_andAnAnswerThatBreaksItFailsWithItsPointer() throws Exception {
    service = prompt -> answer("{\"total\": \"119\"}", 20, 5);

    RunOutcome outcome = record();

    assertThat(asked.get(0).body().at("/extra_body/metadata/responseSchema")).isPresent();
    assertThat(outcome.failures()).containsExactly("2 cases failed");
    assertThat(result(outcome, "second").reasons())
        .singleElement()
        .asString()
        .startsWith("responseSchema, at /total: ");
  }

  @Test
  void anAnswerThatIsNoJson_failsAndDoesNotError() throws Exception {
    service = prompt -> answer("The total is 119.", 20, 5);

    assertThat(result(record(), "second").verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void withoutARecording_aCaseErrorsAsAMissWithTheCommand() throws Exception {
    RunOutcome outcome = run();

    assertThat(asked).isEmpty();
    assertThat(outcome.failures()).containsExactly("2 cases found no recording");
    CaseResult first = result(outcome, "first");
    assertThat(first.errorKind()).contains(CaseError.Kind.MISS);
    assertThat(first.reasons().get(0)).contains("invoices / first", "record invoices/first");
  }

  @Test
  void aChangedPrompt_missesItsOldRecording() throws Exception {
    record();
    write(
        "suites/invoices.yaml",
        Files.readString(project.resolve("src/test/memories/suites/invoices.yaml"))
            .replace("Total of", "Sum of"));

    RunOutcome outcome = run();

    assertThat(outcome.failures()).containsExactly("2 cases found no recording");
    assertThat(outcome.unusedRecordings()).isEqualTo(2);
  }

  @Test
  void recordingAChangedPromptAnew_replacesItsPredecessors() throws Exception {
    record();
    write(
        "suites/invoices.yaml",
        Files.readString(project.resolve("src/test/memories/suites/invoices.yaml"))
            .replace("Total of", "Sum of"));

    RunOutcome outcome = record();

    assertThat(outcome.unusedRecordings()).isZero();
    Path recordings = project.resolve("src/test/memories/cassettes/suites/invoices");
    try (Stream<Path> files = Files.list(recordings)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void theFilterChoosesCases() throws Exception {
    record();

    assertThat(run("filter", "invoices/sec*").totals().all().cases()).isEqualTo(1);
    byte[] results = Files.readAllBytes(project.resolve("target/memories/results.jsonl"));
    assertThatThrownBy(() -> run("filter", "nothing"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("-Dmemories.filter: \"nothing\" leaves no case to run")
        .hasMessageContaining("the suites are invoices");
    assertThat(project.resolve("target/memories/results.jsonl")).hasBinaryContent(results);
  }

  @Test
  void theKeyStandsNowhereInWhatWasWritten() throws Exception {
    service =
        prompt -> ApiResponse.live(401, "application/json", "{\"msg\": \"bad key " + KEY + "\"}");
    record();

    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain("planted");
      }
    }
    assertThat(String.join("\n", announced)).doesNotContain("planted");
  }

  @Nested
  class Errors {
    private CaseResult first(ApiResponse response) throws Exception {
      service = prompt -> response;
      RunOutcome outcome = record();
      assertThat(outcome.success()).isFalse();
      return result(outcome, "first");
    }

    @Test
    void anErrorOfTheServiceIsNoWrongAnswer() throws Exception {
      CaseResult result =
          first(ApiResponse.live(401, "application/json", "{\"code\":401,\"msg\":\"no\"}"));

      assertThat(result.verdict()).isEqualTo(Verdict.ERRORED);
      assertThat(result.errorKind()).contains(CaseError.Kind.SERVICE);
    }

    @Test
    void anErrorInsideHttp200IsNotRecorded() throws Exception {
      first(
          ApiResponse.live(
              200,
              "application/json",
              "{\"status\":\"errored\",\"choices\":[],\"error\":{\"code\":\"x\",\"message\":\"y\"}}"));

      try (Stream<Path> files = Files.walk(project.resolve("src/test/memories/cassettes"))) {
        assertThat(files.filter(Files::isRegularFile)).isEmpty();
      }
    }

    @Test
    void garbageIsAProtocolError() throws Exception {
      assertThat(first(ApiResponse.live(200, "text/html", "<html>")).errorKind())
          .contains(CaseError.Kind.PROTOCOL);
    }

    @Test
    void anAnswerCutOffIsAnErrorAndNotJudged() throws Exception {
      service = prompt -> answer("{\"total\": 11", 20, 1000);

      CaseResult result = result(record(), "first");

      assertThat(result.errorKind()).contains(CaseError.Kind.TRUNCATED);
      assertThat(result.verdict()).isEqualTo(Verdict.ERRORED);
    }
  }

  @Nested
  class Budgets {
    @Test
    void aCallThatCouldPassTheLimitIsNeverSent() throws Exception {
      environment.put("MEMORIES_API_KEY", KEY);
      RunOutcome outcome = run("maxTokens", "50");

      assertThat(asked).isEmpty();
      assertThat(outcome.failures()).containsExactly("2 cases did not run");
    }

    @Test
    void replayingPastALimitSomebodySet_failsWithoutACall() throws Exception {
      record();
      RunOutcome outcome = run("maxTokens", "30");

      assertThat(outcome.totals().all().passed()).isEqualTo(2);
      assertThat(outcome.failures()).singleElement().asString().startsWith("a budget is exceeded");
    }
  }

  @Nested
  class Matching {
    @Test
    void whatTheProjectDeclaresNotToCount_doesNotCount() throws Exception {
      write("memories.yaml", "match: {ignore: [/temperature], normalise: [dates]}\n");
      write(
          "suites/invoices.yaml",
          """
          providers: [{id: gemini:gemini-2.5-flash, config: {temperature: 0}}]
          prompts: ["Total of {{invoice}}, today is 2026-11-23?"]
          tests: [{id: first, vars: {invoice: A}}]
          """);
      record();
      Path suite = project.resolve("src/test/memories/suites/invoices.yaml");
      write(
          "suites/invoices.yaml",
          Files.readString(suite).replace("2026-11-23", "2027-01-01").replace("0}", "1}"));

      assertThat(run().answers()).isEqualTo(new CassetteTally(1, 0, 0, 0));
    }

    @Test
    void whatIsRedacted_isInNoRecording() throws Exception {
      write("memories.yaml", "redaction: [{pattern: 'ada@[a-z.]+', placeholder: <e-mail>}]\n");
      write(
          "suites/invoices.yaml",
          """
          providers: [gemini:gemini-2.5-flash]
          prompts: ["Who is ada@example.com?"]
          tests: [{id: first}]
          """);

      assertThat(record().success()).isTrue();
      assertThat(run().success()).isTrue();
      try (Stream<Path> files = Files.walk(project.resolve("src/test/memories/cassettes"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file)).doesNotContain("ada@");
        }
      }
    }

    @Test
    void rulesThatCannotBe_areRefusedAtTheirPlace() {
      write(
          "memories.yaml",
          """
          match:
            ignore: [/messages]
            normalise: [numbers]
          redaction:
            - {pattern: "(", placeholder: x}
            - {pattern: x}
          """);

      assertThatThrownBy(() -> run())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("memories.yaml:2:12: ignoring \"/messages\"")
          .hasMessageContaining("memories.yaml:3:15: normaliser \"numbers\"")
          .hasMessageContaining("memories.yaml:5:5: redaction x")
          .hasMessageContaining("memories.yaml:6:5: a redaction needs a pattern");
    }
  }

  @Test
  void aFilteredRecording_replacesThePredecessorOfItsCaseOnly() throws Exception {
    record();
    write(
        "suites/invoices.yaml",
        Files.readString(project.resolve("src/test/memories/suites/invoices.yaml"))
            .replace("Total of", "Sum of"));
    environment.put("MEMORIES_API_KEY", KEY);

    run("filter", "invoices/first");

    Path recordings = project.resolve("src/test/memories/cassettes/suites/invoices");
    try (Stream<Path> files = Files.list(recordings)) {
      assertThat(files).hasSize(2);
    }
    assertThat(asked).hasSize(3);
  }

  @Test
  void aPatternOfTheSchemaThatRunsForEver_isAnErrorOfThatCaseAndTheRunGoesOn() throws Exception {
    service = prompt -> answer("{\"name\": \"" + ",".repeat(60) + "\"}", 20, 5);
    write(
        "suites/invoices.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["{{invoice}}"]
        tests:
          - id: first
            vars: {invoice: A}
            responseSchema:
              type: OBJECT
              properties: {name: {type: STRING, pattern: "(.*,){30}P"}}
          - id: second
            vars: {invoice: B}
        """);

    RunOutcome outcome = record();

    assertThat(result(outcome, "first").errorKind()).contains(CaseError.Kind.ASSERTION);
    assertThat(result(outcome, "second").verdict()).isEqualTo(Verdict.PASSED);
  }

  @Nested
  class CaseBudgets {
    @Test
    void replayingPastTheBudgetOfOneTest_namesTheCase() throws Exception {
      record();
      write(
          "suites/invoices.yaml",
          Files.readString(project.resolve("src/test/memories/suites/invoices.yaml"))
              .replace("- id: first", "- id: first\n    budget: {totalTokens: 10}"));

      assertThat(run().failures())
          .singleElement()
          .asString()
          .contains("a budget is exceeded", "invoices / first");
    }

    @Test
    void aModelWithoutAPrice_hasAnUnknownCostAndSaysSo() throws Exception {
      write(
          "suites/invoices.yaml",
          Files.readString(project.resolve("src/test/memories/suites/invoices.yaml"))
              .replace("gemini:gemini-2.5-flash", "gemini:gemini-99"));
      environment.put("MEMORIES_API_KEY", KEY);

      RunOutcome outcome = run("maxCost", "none");

      assertThat(outcome.totals().all().costUsd()).isEmpty();
      assertThat(outcome.notices()).singleElement().asString().contains("unknown", "prices.yaml");
      assertThat(result(outcome, "first").costUsd()).isEmpty();
    }
  }

  @Nested
  class BadInput {
    @Test
    void allProblemsOfAllFilesAreToldAtOnce_andNothingIsCalled() {
      environment.put("MEMORIES_API_KEY", KEY);
      write("memories.yaml", "maxConcurency: 3\n");
      write(
          "suites/bad.yaml",
          """
          providers: [gemini-2.5-flash]
          prompts: ["{{nmae}}"]
          tests:
            - id: x
              vars: {name: Ada}
              asert: [{type: contains, value: x}]
          """);

      assertThatThrownBy(() -> run("mode", "recrod"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("-Dmemories.mode: mode \"recrod\"")
          .hasMessageContaining("memories.yaml:1:1: unknown key \"maxConcurency\"")
          .hasMessageContaining("bad.yaml:1:13: ")
          .hasMessageContaining("bad.yaml:6:5: ")
          .hasMessageContaining("assert");
      assertThat(asked).isEmpty();
    }

    @Test
    void aFilterThatIsNone_namesTheSettingItStandsIn() {
      assertThatThrownBy(() -> run("filter", "invoices,,other"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("-Dmemories.filter: ");
    }

    @Test
    void aKeyThatIsNone_isAProblemLikeOthers_andNotShown() {
      environment.put("MEMORIES_API_KEY", "sk mai planted");

      assertThatThrownBy(() -> run())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("MEMORIES_API_KEY")
          .hasMessageNotContaining("planted");
    }

    @Test
    void whatIsSkippedSaysSo() throws Exception {
      assertThat(attempt("skip", "true")).isEmpty();
      assertThat(announced).containsExactly("Evaluation is skipped");
    }

    @Test
    void aModuleWithoutSuites_isSkipped_butNamedSuitesThatAreMissingAreAnError() throws Exception {
      Path elsewhere = Files.createDirectories(project.resolve("module"));
      var request = EvaluationRequest.builder(elsewhere);
      assertThat(Evaluation.run(request.build(), EvaluationListener.NONE)).isEmpty();

      properties.setProperty("memories.suites", "invioces");
      assertThatThrownBy(() -> run())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("\"invioces\" matches no suite");
    }
  }
}
