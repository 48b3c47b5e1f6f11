package ai.memories.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import ai.memories.http.ApiKey;
import ai.memories.http.BaseUrl;
import ai.memories.http.CallThreads;
import ai.memories.http.OkHttpExchange;
import ai.memories.http.WireSettings;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the wire: an error of the case, never a wrong answer, never a recording. */
class ServiceErrorsIT {
  private static final String SUITE =
      """
      providers: [gemini:gemini-2.5-flash]
      prompts: ["Total of {{invoice}}?"]
      tests:
        - id: only
          vars: {invoice: A-1}
          assert: [{type: contains, value: "119"}]
      """;

  @TempDir Path directory;
  private Project project;
  private RemoteService service;

  @BeforeEach
  void aSuiteOfOneCase() throws IOException {
    project = new Project(directory).suite("invoices", SUITE);
    service = RemoteService.start();
  }

  @AfterEach
  void theServiceStops() {
    service.close();
  }

  private CaseResult errored(Kind kind) throws Exception {
    RunOutcome outcome = project.record(service.baseUrl());
    return checked(outcome, kind);
  }

  private CaseResult errored(ResponseDefinitionBuilder response, Kind kind) throws Exception {
    service.gives(response);
    return errored(kind);
  }

  /** What holds for every error. */
  private CaseResult checked(RunOutcome outcome, Kind kind) throws IOException {
    CaseResult result = Project.only(outcome);
    assertThat(result.verdict()).isEqualTo(Verdict.ERRORED);
    assertThat(result.errorKind()).contains(kind);
    assertThat(outcome.failures()).containsExactly("1 case errored");
    assertThat(project.recordings()).isEmpty();
    return result;
  }

  private static String message(CaseResult result) {
    return result.json().at("/error/message").orElseThrow().node().textValue();
  }

  private static int status(CaseResult result) {
    return result.json().at("/error/status").orElseThrow().node().intValue();
  }

  @Test
  void unauthorized_isToldOnce_withWhatToDo() throws Exception {
    CaseResult result = errored(RemoteService.error(401, "invalid api key"), Kind.SERVICE);

    assertThat(status(result)).isEqualTo(401);
    assertThat(message(result)).contains("invalid api key", "MEMORIES_API_KEY");
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void serverError_isRepeated_andThenTold() throws Exception {
    CaseResult result = errored(RemoteService.error(500, "boom"), Kind.SERVICE);

    assertThat(status(result)).isEqualTo(500);
    assertThat(message(result)).contains("boom");
    assertThat(service.requests()).hasSize(5);
  }

  @Test
  void serverErrorThatPasses_isNoError() throws Exception {
    onceThenTheAnswer(RemoteService.error(500, "boom"));

    RunOutcome outcome = project.record(service.baseUrl());

    assertThat(outcome.success()).isTrue();
    assertThat(attempts(Project.only(outcome))).isEqualTo(2);
    assertThat(project.recordings()).hasSize(1);
  }

  @Test
  void rateLimit_waitsAsLongAsTheServiceAsks_andRecovers() throws Exception {
    onceThenTheAnswer(RemoteService.error(429, "slow down").withHeader("Retry-After", "1"));

    RunOutcome outcome = project.record(service.baseUrl());

    assertThat(outcome.success()).isTrue();
    assertThat(attempts(Project.only(outcome))).isEqualTo(2);
    List<LoggedRequest> requests = service.requests();
    assertThat(requests).hasSize(2);
    assertThat(
            Duration.between(
                requests.get(0).getLoggedDate().toInstant(),
                requests.get(1).getLoggedDate().toInstant()))
        .isBetween(Duration.ofMillis(950), Duration.ofSeconds(4));
    assertThat(project.recordings()).hasSize(1);
  }

  @Test
  void garbage_isAProtocolError() throws Exception {
    CaseResult result =
        errored(
            aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"id"),
            Kind.PROTOCOL);

    assertThat(message(result)).contains("{\"id");
  }

  @Test
  void aPageOfSomeProxy_isAProtocolError() throws Exception {
    errored(
        aResponse().withStatus(200).withHeader("Content-Type", "text/html").withBody("<html>hi"),
        Kind.PROTOCOL);
  }

  @Test
  void anErrorInsideHttp200_isAnError() throws Exception {
    CaseResult result =
        errored(
            jsonResponse(
                "{\"status\":\"errored\",\"choices\":[],"
                    + "\"error\":{\"code\":\"unsafe\",\"message\":\"the model gave up\"}}",
                200),
            Kind.SERVICE);

    assertThat(message(result)).contains("the model gave up");
  }

  @Test
  void anAnswerThatBreaksOff_isNotAskedForTwice() throws Exception {
    errored(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), Kind.TRANSPORT);
    assertThat(service.requests()).hasSize(1);
  }

  @Test
  void nobodyThere_isToldWithTheAddress() throws Exception {
    String url = service.baseUrl();
    service.close();

    CaseResult result = checked(project.record(url), Kind.TRANSPORT);

    assertThat(message(result)).contains(url + "/vu/chat/completions", "baseUrl");
  }

  @Nested
  class ASlowAnswer {
    private final ExecutorService threads = CallThreads.start();

    @AfterEach
    void threadsEnd() {
      threads.shutdownNow();
    }

    /** The read timeout is no setting of a suite's run, so the wire is built here. */
    @Test
    void beyondTheReadTimeout_isNotAskedForTwice_sinceItMayBePaid() throws Exception {
      service.gives(RemoteService.answer("119").withFixedDelay(3000));
      WireSettings settings =
          WireSettings.of(BaseUrl.parse(service.baseUrl()))
              .withKey(ApiKey.of(Project.KEY))
              .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300));
      try (var wire = new OkHttpExchange(settings, threads)) {
        RunOutcome outcome =
            project.run(
                host -> host.environment(Map.of("MEMORIES_API_KEY", Project.KEY)).service(wire));

        assertThat(message(checked(outcome, Kind.TRANSPORT))).contains("within 300 ms");
      }
      assertThat(service.requests()).hasSize(1);
    }
  }

  private void onceThenTheAnswer(ResponseDefinitionBuilder first) {
    service.stub(
        RemoteService.call()
            .inScenario("once")
            .whenScenarioStateIs(STARTED)
            .willReturn(first)
            .willSetStateTo("over"));
    service.stub(
        RemoteService.call()
            .inScenario("once")
            .whenScenarioStateIs("over")
            .willReturn(RemoteService.answer("119")));
  }

  private static int attempts(CaseResult result) {
    return result.json().at("/attempts").orElseThrow().node().intValue();
  }
}
