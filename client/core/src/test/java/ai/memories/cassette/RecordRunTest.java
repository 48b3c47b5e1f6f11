package ai.memories.cassette;

import static ai.memories.cassette.Requests.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.http.ApiResponse.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecordRunTest {
  @TempDir private Path root;
  private final FakeService service = new FakeService();

  private Cassette cassette() {
    return Cassette.at(root);
  }

  private Origin record(RecordRun run, String prompt) {
    return CassetteExchange.builder(service, cassette())
        .mode(Mode.RECORD)
        .run(run)
        .build()
        .send(prompt(prompt))
        .join()
        .origin();
  }

  private Path journal() {
    return root.resolve(".recording");
  }

  @Test
  void completedRun_leavesNoJournal() {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      record(run, "one");
      assertThat(journal()).exists();
      run.complete();
    }
    assertThat(journal()).doesNotExist();
  }

  @Test
  void processesOneAfterAnother_ofOneRun_payOnce_andOfAnotherAnew(@TempDir Path lists) {
    for (String list : List.of("monday", "monday", "tuesday")) {
      try (RecordRun run = RecordRun.begin(cassette(), false, lists.resolve("runs/" + list))) {
        assertThat(run.resumed()).isZero();
        record(run, "one");
        run.complete();
      }
    }
    assertThat(service.calls()).isEqualTo(2);
  }

  @Test
  void processThatWasKilled_isFollowedByAnother_whichPaysForNothingTwice_alsoInARestart(
      @TempDir Path lists) {
    Path list = lists.resolve("monday");
    for (String prompt : List.of("one", "two")) {
      try (RecordRun run = RecordRun.begin(cassette(), true, list)) {
        assertThat(run.resumed()).isZero();
        record(run, "one");
        record(run, prompt);
      }
    }
    assertThat(service.calls()).isEqualTo(2);
  }

  @Test
  void whatTheSameRunHasPaidFor_isNotOfAnInterruptedOne(@TempDir Path lists) {
    for (String prompt : List.of("one", "two")) {
      try (RecordRun run = RecordRun.begin(cassette(), false, lists.resolve("monday"))) {
        assertThat(run.resumed()).isZero();
        record(run, "one");
        record(run, prompt);
      }
    }
    assertThat(service.calls()).isEqualTo(2);
  }

  @Test
  void runOfWhichAnotherProcessWasKilled_isGoneOnWith() throws IOException {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      record(run, "one");
      Files.writeString(journal(), "\n+ who was killed\n", StandardOpenOption.APPEND);
      run.complete();
    }
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThat(run.resumed()).isEqualTo(1);
    }
  }

  @Test
  void listThatCannotBeRead_isSaidBeforeAnythingIsPaid(@TempDir Path directory) {
    assertThatThrownBy(() -> RecordRun.begin(cassette(), false, directory))
        .isInstanceOf(CassetteException.class)
        .hasMessageContaining("the list of what this run has paid for");
    RecordRun.begin(cassette(), false).close(); // and the journal is not held
  }

  @Test
  void runAfterACompleteOne_paysAnew() {
    for (int i = 0; i < 2; i++) {
      try (RecordRun run = RecordRun.begin(cassette(), false)) {
        assertThat(run.resumed()).isZero();
        record(run, "one");
        run.complete();
      }
    }
    assertThat(service.calls()).isEqualTo(2);
  }

  @Test
  void interruptedRun_isResumed_withoutPayingAgain() {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      record(run, "one");
      record(run, "two");
    }
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThat(run.resumed()).isEqualTo(2);
      assertThat(record(run, "one")).isEqualTo(Origin.REPLAYED);
      assertThat(record(run, "three")).isEqualTo(Origin.RECORDED);
      run.complete();
    }
    assertThat(service.calls()).isEqualTo(3);
    assertThat(journal()).doesNotExist();
  }

  @Test
  void runInterruptedTwice_keepsAll() {
    for (String prompt : new String[] {"one", "two", "three"}) {
      try (RecordRun run = RecordRun.begin(cassette(), false)) {
        record(run, prompt);
      }
    }
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThat(run.resumed()).isEqualTo(3);
    }
  }

  @Test
  void restart_paysAnew() {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      record(run, "one");
    }
    try (RecordRun run = RecordRun.begin(cassette(), true)) {
      assertThat(run.resumed()).isZero();
      assertThat(record(run, "one")).isEqualTo(Origin.RECORDED);
    }
    assertThat(service.calls()).isEqualTo(2);
  }

  @Test
  void paidAnswerWhoseFileIsGone_isAskedForAgain() throws IOException {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      Path file =
          CassetteExchange.builder(service, cassette())
              .mode(Mode.RECORD)
              .run(run)
              .build()
              .send(prompt("one"))
              .join()
              .recording()
              .orElseThrow();
      Files.delete(file);
      assertThat(record(run, "one")).isEqualTo(Origin.RECORDED);
    }
  }

  @Test
  @Timeout(10)
  void journalThatAKilledProcessWasRemoving_isInNobodysWay() throws IOException {
    Files.writeString(journal(), "# removed\n");
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThat(run.resumed()).isZero();
      record(run, "one");
      assertThat(journal()).content().doesNotContain("# removed");
      run.complete();
    }
    assertThat(journal()).doesNotExist();
  }

  @Test
  void whoOpenedTheJournalWhileItWasRemoved_readsThatItIsGone() throws IOException {
    try (RecordRun run = RecordRun.begin(cassette(), false);
        InputStream opened = Files.newInputStream(journal())) {
      run.complete();
      assertThat(opened).asString(StandardCharsets.UTF_8).startsWith("# removed");
    }
  }

  @Test
  void lineTornByAKill_spoilsNoOther() throws IOException {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      record(run, "one");
    }
    Files.writeString(journal(), Files.readString(journal()) + "\nsuites/invoices 0123");
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThat(run.resumed()).isEqualTo(1);
      record(run, "two");
    }
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThat(run.resumed()).isEqualTo(2);
    }
  }

  @Test
  void lineTornByTheKillOfAnotherProcess_spoilsNoneBehindIt() throws IOException {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      record(run, "one");
      Files.writeString(journal(), "\nsuites/inv", StandardOpenOption.APPEND);
      record(run, "two");
    }
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThat(record(run, "two")).isEqualTo(Origin.REPLAYED);
    }
  }

  @Test
  void lineTornByAKill_spoilsNoneBehindIt_inTheListOfARunToo(@TempDir Path lists)
      throws IOException {
    Path list = Files.writeString(lists.resolve("monday"), "suites/inv");
    for (int i = 0; i < 2; i++) {
      try (RecordRun run = RecordRun.begin(cassette(), true, list)) {
        record(run, "one");
      }
    }
    assertThat(service.calls()).isEqualTo(1);
  }

  @Test
  void predecessorsOfAResumedAnswer_goToo() throws IOException {
    CassetteExchange.builder(service, cassette())
        .mode(Mode.RECORD)
        .build()
        .send(prompt("old"))
        .join();
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      record(run, "new");
    }
    Cassette resumed = cassette();
    try (RecordRun run = RecordRun.begin(resumed, false)) {
      CassetteExchange.builder(service, resumed)
          .mode(Mode.RECORD)
          .run(run)
          .build()
          .send(prompt("new"))
          .join();
      assertThat(resumed.dropPredecessors(Requests.PLAIN.directory(), slug -> true)).isEqualTo(1);
    }
  }

  @Test
  void secondRunOfOneProcess_isRefused_andTheFirstGoesOn() {
    try (RecordRun run = RecordRun.begin(cassette(), false)) {
      assertThatThrownBy(() -> RecordRun.begin(cassette(), false))
          .isInstanceOf(CassetteException.class)
          .hasMessageContaining("open already");
      record(run, "one");
      run.complete();
    }
    assertThat(journal()).doesNotExist();
  }

  @Test
  void journalThatCannotBeWritten_isSaidBeforeAnythingIsPaid() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "in the way");
    assertThatThrownBy(() -> RecordRun.begin(Cassette.at(file), false))
        .isInstanceOf(CassetteException.class)
        .hasMessageContaining(".recording");
  }
}
