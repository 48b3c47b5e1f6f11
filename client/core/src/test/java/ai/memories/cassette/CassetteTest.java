package ai.memories.cassette;

import static ai.memories.cassette.Requests.PLAIN;
import static ai.memories.cassette.Requests.prompt;
import static ai.memories.cassette.Requests.sample;
import static ai.memories.cassette.Requests.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.CallContext;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CassetteTest {
  @TempDir private Path root;
  private final FakeService service = new FakeService();
  private Cassette cassette = Cassette.at(Path.of("unset"));

  @BeforeEach
  void open() {
    cassette = Cassette.at(root);
  }

  private ApiResponse ask(Mode mode, ApiRequest request) {
    return CassetteExchange.builder(service, cassette).mode(mode).build().send(request).join();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(PLAIN.directory()))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A new run on what the last one left. */
  private void rerun() {
    cassette = Cassette.at(root);
  }

  @Nested
  class Counting {

    @Test
    void usedAndUnused_areToldApart() {
      ask(Mode.RECORD, prompt("one"));
      ask(Mode.RECORD, prompt("two", slug("other")));
      ask(Mode.RECORD, prompt("two", new CallContext("c", PLAIN.directory(), "other", 2)));
      rerun();
      ask(Mode.REPLAY, prompt("one"));
      ask(Mode.REPLAY, prompt("one"));
      assertThat(cassette.used(PLAIN.directory())).isEqualTo(1);
      assertThat(cassette.unused(PLAIN.directory())).isEqualTo(2);
    }

    @Test
    void whatAnotherProcessHasRecordedMeanwhile_isSeen() {
      ask(Mode.RECORD, prompt("one"));
      assertThat(cassette.unused(PLAIN.directory())).isZero();
      Cassette first = cassette;
      rerun();
      ask(Mode.RECORD, prompt("two", slug("other")));
      assertThat(first.unused(PLAIN.directory())).isEqualTo(1);
    }

    @Test
    void directoryThatDoesNotExist_hasNone() {
      assertThat(cassette.unused("suites/none")).isZero();
    }

    @Test
    void foreignFiles_areNotCounted() throws IOException {
      ask(Mode.RECORD, prompt("one"));
      Files.writeString(root.resolve(PLAIN.directory()).resolve("notes.json"), "{}");
      assertThat(cassette.unused(PLAIN.directory())).isZero();
    }
  }

  @Nested
  class Predecessors {

    @Test
    void editedCase_replacesItsPredecessor_andNothingElse() throws IOException {
      ask(Mode.RECORD, prompt("one"));
      ask(Mode.RECORD, prompt("one", sample(2)));
      ask(Mode.RECORD, prompt("other", slug("other")));
      List<String> before = names();
      rerun();
      ask(Mode.RECORD_MISSING, prompt("one, edited"));
      assertThat(cassette.dropPredecessors(PLAIN.directory(), slug -> true)).isEqualTo(1);
      assertThat(names()).hasSize(3).filteredOn(before::contains).hasSize(2);
      rerun();
      assertThat(ask(Mode.REPLAY, prompt("one", sample(2))).origin()).isEqualTo(Origin.REPLAYED);
      assertThat(ask(Mode.REPLAY, prompt("other", slug("other"))).origin())
          .isEqualTo(Origin.REPLAYED);
      assertThat(ask(Mode.REPLAY, prompt("one, edited")).origin()).isEqualTo(Origin.REPLAYED);
    }

    @Test
    void recordingThatAnotherCaseUses_stays() throws IOException {
      ask(Mode.RECORD, prompt("one"));
      rerun();
      ask(Mode.RECORD_MISSING, prompt("one", slug("renamed")));
      ask(Mode.RECORD_MISSING, prompt("two"));
      assertThat(cassette.dropPredecessors(PLAIN.directory(), slug -> true)).isZero();
      assertThat(names()).hasSize(2);
    }

    @Test
    void slugThatIsNotReplaceable_keepsItsFiles() throws IOException {
      ask(Mode.RECORD, prompt("one"));
      rerun();
      ask(Mode.RECORD_MISSING, prompt("two"));
      assertThat(cassette.dropPredecessors(PLAIN.directory(), slug -> !slug.equals("plain")))
          .isZero();
      assertThat(names()).hasSize(2);
    }

    @Test
    void runThatRecordedNothing_dropsNothing() throws IOException {
      ask(Mode.RECORD, prompt("one"));
      rerun();
      assertThat(cassette.dropPredecessors(PLAIN.directory(), slug -> true)).isZero();
      assertThat(names()).hasSize(1);
    }

    @Test
    void whatAKilledWriterLeft_isSweptWhenOld() throws IOException {
      ask(Mode.RECORD, prompt("one"));
      Path directory = root.resolve(PLAIN.directory());
      Path old = Files.writeString(directory.resolve(".recording-old.tmp"), "{");
      Path fresh = Files.writeString(directory.resolve(".recording-new.tmp"), "{");
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
      cassette.dropPredecessors(PLAIN.directory(), slug -> true);
      assertThat(old).doesNotExist();
      assertThat(fresh).exists();
      assertThat(ask(Mode.REPLAY, prompt("one")).origin()).isEqualTo(Origin.REPLAYED);
    }
  }

  @Nested
  class EqualShortFingerprints {

    /** Puts a recording under the short name of another question, as a collision would. */
    private void collide() throws IOException {
      Path wanted = ask(Mode.RECORD, prompt("one")).recording().orElseThrow();
      Path other = ask(Mode.RECORD, prompt("two")).recording().orElseThrow();
      Files.delete(wanted);
      Files.move(other, wanted);
      rerun();
    }

    @Test
    void secondQuestion_getsTheLongName_andBothAreFound() throws IOException {
      collide();
      Path file = ask(Mode.RECORD_MISSING, prompt("one")).recording().orElseThrow();
      assertThat(file.getFileName().toString()).matches("plain-[0-9a-f]{64}\\.json");
      rerun();
      ApiResponse answer = ask(Mode.REPLAY, prompt("one"));
      assertThat(answer.recording()).contains(file);
      assertThat(answer.body()).contains("one");
    }

    @Test
    void replay_neverTakesTheOthersAnswer() throws IOException {
      collide();
      assertThat(catchThrowable(() -> ask(Mode.REPLAY, prompt("one"))))
          .hasCauseInstanceOf(CassetteMissException.class);
    }
  }

  @Nested
  class Races {

    @Test
    void loserOfALink_takesTheWinnersFile(@TempDir Path machine) throws IOException {
      service.holding();
      CassetteExchange late =
          CassetteExchange.builder(service, Cassette.at(root))
              .mode(Mode.RECORD_MISSING)
              .disk(Runnable::run)
              .build();
      var waiting = late.send(prompt("one"));
      FakeService quick = new FakeService();
      quick.answeringBody("{\"choices\":[{\"text\":\"the winner's\"}]}");
      Path theirs =
          CassetteExchange.builder(quick, Cassette.at(machine))
              .mode(Mode.RECORD_MISSING)
              .build()
              .send(prompt("one"))
              .join()
              .recording()
              .orElseThrow();
      Files.copy(theirs, root.resolve(machine.relativize(theirs)));
      service.answerHeld();
      assertThat(waiting.join().body()).contains("the winner's");
    }

    @Test
    void fileCreatedMeanwhile_isNeverOverwritten() {
      Path file = root.resolve("plain-0123456789ab.json");
      Recording first = recording("first");
      assertThat(RecordingFile.create(file, first)).isSameAs(first);
      assertThat(RecordingFile.create(file, recording("second")).body()).isEqualTo(first.body());
      assertThat(root).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    private Recording recording(String text) {
      NormalRequest normal = NormalForm.of(prompt("one"), MatchRules.NONE);
      return new Recording(
          normal.fingerprint(),
          Take.ofSample(1),
          List.of(),
          normal.form(),
          200,
          "application/json",
          new KeptAnswer(
              Json.parse("{\"choices\":[{\"text\":\"%s\"}]}".formatted(text)), List.of()),
          Duration.ZERO,
          Instant.EPOCH);
    }
  }
}
