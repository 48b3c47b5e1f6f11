package ai.memories.cassette;

import static ai.memories.cassette.Requests.PLAIN;
import static ai.memories.cassette.Requests.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.CallContext;
import ai.memories.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What editors, git and other programs do to the files, and names that only just differ. */
class OddFilesTest {
  @TempDir private Path root;
  private final FakeService service = new FakeService();

  private CassetteExchange in(Mode mode) {
    return CassetteExchange.builder(service, Cassette.at(root))
        .mode(mode)
        .disk(Runnable::run)
        .build();
  }

  private ApiResponse ask(Mode mode) {
    return in(mode).send(prompt("one")).join();
  }

  private List<Path> files(String directory) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(directory))) {
      return files.sorted().toList();
    }
  }

  private Path theFile() throws IOException {
    return files(PLAIN.directory()).get(0);
  }

  private Path recorded() throws IOException {
    ask(Mode.RECORD);
    return theFile();
  }

  @Test
  void aFileThatAnEditorHasIndentedAnew_isReplayed() throws IOException {
    Path file = recorded();
    Files.writeString(file, "\n" + Json.parse(Files.readString(file)).compact() + "\n\n\n");
    assertThat(ask(Mode.REPLAY).origin()).isEqualTo(Origin.REPLAYED);
  }

  @Test
  void aFileWithTheLineEndingsOfWindows_isReplayed_andLeftAsItIsByAnEqualAnswer()
      throws IOException {
    Path file = recorded();
    String windows = Files.readString(file).replace("\n", "\r\n");
    Files.writeString(file, windows);

    assertThat(ask(Mode.REPLAY).origin()).isEqualTo(Origin.REPLAYED);
    ask(Mode.RECORD);
    assertThat(file).hasContent(windows).content().isEqualTo(windows);
  }

  @Test
  void aFileThatWasRenamed_alsoInLetterCaseAlone_isFoundByItsFingerprint() throws IOException {
    Path file = recorded();
    String name = file.getFileName().toString();
    String renamed = name.replace(PLAIN.slug(), PLAIN.slug().toUpperCase(Locale.ROOT) + "-Old");
    Files.move(file, file.resolveSibling(renamed));

    assertThat(ask(Mode.REPLAY).recording()).hasValue(file.resolveSibling(renamed));
  }

  @Nested
  class ALink {

    @ParameterizedTest
    @EnumSource(
        value = Mode.class,
        names = {"REPLAY", "RECORD_MISSING"})
    void isNoRecording_whereverItLeads(Mode mode) throws IOException {
      Path file = recorded();
      Path elsewhere = Files.move(file, root.resolve("elsewhere.json"));
      Files.createSymbolicLink(file, elsewhere);

      assertThatThrownBy(() -> ask(mode))
          .hasCauseInstanceOf(CassetteException.class)
          .hasMessageContaining("a link: a recording is a file of its own");
      assertThat(service.calls()).isEqualTo(1);
    }

    @Test
    void thatLeadsNowhere_isNoMissingRecording() throws IOException {
      Path file = recorded();
      Files.delete(file);
      Files.createSymbolicLink(file, root.resolve("nowhere"));

      assertThatThrownBy(() -> ask(Mode.RECORD_MISSING)).hasMessageContaining("a link");
      assertThat(service.calls()).isEqualTo(1);
    }

    @Test
    void isReplacedByAFile_whereAllIsRecordedAnew_andWhatItLedToStays() throws IOException {
      Path file = recorded();
      Path elsewhere = Files.move(file, root.resolve("elsewhere.json"));
      String before = Files.readString(elsewhere);
      Files.createSymbolicLink(file, elsewhere);

      assertThat(ask(Mode.RECORD).origin()).isEqualTo(Origin.RECORDED);
      assertThat(file).isRegularFile().matches(path -> !Files.isSymbolicLink(path));
      assertThat(elsewhere).content().isEqualTo(before);
    }
  }

  /** A path so long that slugs are cut in file names. */
  @Nested
  class NamesThatAreCut {
    private static final String HEAD = "extracts-the-total-of-an-invoice-with-many-lines-";
    private final String deep = "suites/" + "d".repeat(85);

    private CallContext context(String slug) {
      return new CallContext(slug, deep, slug, 1);
    }

    private void record(Cassette cassette, String prompt, String slug) {
      CassetteExchange.builder(service, cassette)
          .mode(Mode.RECORD)
          .build()
          .send(prompt(prompt, context(slug)))
          .join();
    }

    @Test
    void twoCases_replaceTheirOwnPredecessorsOnly() throws IOException {
      record(Cassette.at(root), "old", HEAD + "first");
      record(Cassette.at(root), "other", HEAD + "second");
      Cassette cassette = Cassette.at(root);
      record(cassette, "new", HEAD + "first");

      assertThat(cassette.dropPredecessors(deep, slug -> slug.endsWith("first"))).isEqualTo(1);

      assertThat(files(deep)).hasSize(2);
      CassetteExchange replay = in(Mode.REPLAY);
      replay.send(prompt("other", context(HEAD + "second"))).join();
      replay.send(prompt("new", context(HEAD + "first"))).join();
    }
  }

  /** A checkout under way truncates files and fills them again. */
  @Test
  void whileAnotherProgramWritesTheFile_theAnswerIsRightOrAnErrorIsSaid() throws Exception {
    Path file = recorded();
    String whole = Files.readString(file);
    String right = ask(Mode.REPLAY).body();
    var over = new AtomicBoolean();
    CompletableFuture<Void> checkout = CompletableFuture.runAsync(() -> rewrite(file, whole, over));
    int answers = 0;
    for (int i = 0; i < 2_000 || answers == 0; i++) {
      try {
        assertThat(ask(Mode.REPLAY).body()).isEqualTo(right);
        answers++;
      } catch (CompletionException e) {
        assertThat(e.getCause())
            .isInstanceOfAny(CassetteException.class, CassetteMissException.class);
      }
    }
    over.set(true);
    checkout.join();
    assertThat(ask(Mode.REPLAY).body()).isEqualTo(right);
  }

  private static void rewrite(Path file, String whole, AtomicBoolean over) {
    try {
      while (!over.get()) {
        Files.delete(file);
        for (int chars = 0; chars < whole.length(); chars += whole.length() / 3) {
          Files.writeString(file, whole.substring(0, chars));
        }
        Files.writeString(file, whole);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
