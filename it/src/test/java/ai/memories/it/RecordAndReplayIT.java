package ai.memories.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordAndReplayIT {
  private static final String SUITE =
      """
      description: Invoices
      providers: [gemini:gemini-2.5-flash, gemini:gemini-2.5-pro]
      prompts: ["Total of {{invoice}} as JSON?", {label: terse, raw: "{{invoice}}: total?"}]
      responseSchema: {type: OBJECT, properties: {total: {type: NUMBER}}, required: [total]}
      tests:
        - id: right
          vars: {invoice: A-1}
          assert: [{type: jsonata, expression: total, value: 119}]
        - id: wrong
          vars: {invoice: B-2}
          assert: [{type: jsonata, expression: total, value: 1}]
        - id: breaks-the-schema
          vars: {invoice: C-3}
      """;

  /** What may differ: when and in which order it happened, and where the answer came from. */
  private static final Set<String> OF_THE_RUN = Set.of("seq", "origin", "attempts");

  @TempDir Path directory;
  private Project project;
  private RemoteService service;

  @BeforeEach
  void threeInvoicesAndAServiceThatReadsThem() throws IOException {
    project = new Project(directory).suite("invoices", SUITE);
    service = RemoteService.start();
    service.gives(RemoteService.answer("{\"total\": 119}"));
    service.gives("C-3", RemoteService.answer("{\"total\": \"119\"}").withFixedDelay(30));
  }

  @AfterEach
  void theServiceStops() {
    service.close();
  }

  @Test
  void whatWasRecorded_isReplayedWithTheSameResults_whileTheServiceIsDown() throws Exception {
    RunOutcome recorded = project.record(service.baseUrl());
    List<ObjectNode> before = lines(recorded);
    service.close();
    RunOutcome replayed = project.replay(service.baseUrl());

    assertThat(recorded.answers()).isEqualTo(new CassetteTally(0, 12, 0, 0));
    assertThat(replayed.answers()).isEqualTo(new CassetteTally(12, 0, 0, 0));
    assertThat(recorded.failures()).containsExactly("8 cases failed");
    assertThat(replayed.failures()).isEqualTo(recorded.failures());
    assertThat(lines(replayed)).isEqualTo(before);
    assertThat(replayed.spent().calls()).isZero();
    assertThat(replayed.asRecorded()).isEqualTo(recorded.asRecorded());
  }

  @Test
  void aLatency_isJudgedOnReplayByTheRecordedOne_toTheSameMillisecond() throws Exception {
    project.suite(
        "invoices",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["Total?"]
        tests: [{id: slow, assert: [{type: latency, threshold: 100}]}]
        """);
    service.gives(RemoteService.answer("119").withFixedDelay(150));

    CaseResult live = Project.only(project.record(service.baseUrl()));
    CaseResult replayed = Project.only(project.replay(service.baseUrl()));

    assertThat(replayed.latency()).isEqualTo(live.latency());
    long took = live.latency().orElseThrow().toMillis();
    assertThat(took).isGreaterThanOrEqualTo(150);
    assertThat(live.reasons().get(0)).contains(took + " ms,").doesNotContain("recorded");
    assertThat(replayed.reasons().get(0)).contains(took + " ms when it was recorded");
    assertThat(replayed.verdict()).isEqualTo(live.verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void replay_asksNobody_thoughSomebodyListens() throws Exception {
    project.record(service.baseUrl());
    int recorded = service.requests().size();

    project.replay(service.baseUrl());

    assertThat(recorded).isEqualTo(12);
    assertThat(service.requests()).hasSize(recorded);
  }

  @Test
  void aMiss_asksNobody_thoughSomebodyListensAndThereIsAKey() throws Exception {
    RunOutcome outcome = project.record(service.baseUrl(), "mode", "replay");

    assertThat(service.requests()).isEmpty();
    assertThat(outcome.failures()).containsExactly("12 cases found no recording");
    assertThat(Project.results(outcome))
        .allSatisfy(result -> assertThat(result.errorKind()).contains(CaseError.Kind.MISS));
  }

  @Test
  void aSecondRun_paysOnlyForWhatChanged() throws Exception {
    project.record(service.baseUrl());
    project.suite("invoices", SUITE.replace("{invoice: A-1}", "{invoice: A-2}"));

    RunOutcome outcome = project.record(service.baseUrl());

    assertThat(outcome.answers()).isEqualTo(new CassetteTally(8, 4, 0, 0));
    assertThat(service.requests()).hasSize(16);
  }

  @Test
  void recordingAnewWithEqualAnswers_leavesEveryFileUntouched() throws Exception {
    project.record(service.baseUrl());
    List<String> before = texts();

    RunOutcome outcome = project.record(service.baseUrl(), "mode", "record");

    assertThat(outcome.answers()).isEqualTo(new CassetteTally(0, 12, 0, 0));
    assertThat(texts()).isEqualTo(before);
  }

  @Test
  void live_keepsNothing() throws Exception {
    RunOutcome outcome = project.record(service.baseUrl(), "mode", "live");

    assertThat(outcome.answers()).isEqualTo(new CassetteTally(0, 0, 12, 0));
    assertThat(project.recordings()).isEmpty();
    assertThat(Project.results(outcome))
        .extracting(CaseResult::verdict)
        .contains(Verdict.PASSED, Verdict.FAILED);
  }

  private List<String> texts() throws IOException {
    return project.recordings().stream().map(RecordAndReplayIT::text).toList();
  }

  private static String text(Path file) {
    try {
      return file + "\n" + Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<ObjectNode> lines(RunOutcome outcome) throws IOException {
    return Project.results(outcome).stream()
        .map(result -> ((ObjectNode) result.json().node().deepCopy()).remove(OF_THE_RUN))
        .toList();
  }
}
