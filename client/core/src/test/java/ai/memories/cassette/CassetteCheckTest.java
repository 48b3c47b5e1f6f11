package ai.memories.cassette;

import static ai.memories.cassette.Requests.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class CassetteCheckTest {
  private static final String PLANTED = "planted-0123456789-abcdef";

  @TempDir private Path root;
  private Path recording;

  @BeforeEach
  void aRecording() {
    recording = record("one", MatchRules.NONE);
  }

  private Path record(String prompt, MatchRules rules) {
    return CassetteExchange.builder(new FakeService(), Cassette.at(root))
        .mode(Mode.RECORD)
        .rules(rules)
        .build()
        .send(prompt(prompt))
        .join()
        .recording()
        .orElseThrow();
  }

  private List<CassetteProblem> problems() {
    return CassetteCheck.builder(root).build().run();
  }

  private void found(Path file, String message) {
    assertThat(problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(file);
              assertThat(problem.message()).contains(message);
              assertThat(problem).hasToString(file + ": " + problem.message());
            });
  }

  @Nested
  class Accepts {
    @Test
    void whatWasRecorded() {
      record("two", MatchRules.NONE);
      assertThat(problems()).isEmpty();
    }

    @Test
    void noDirectoryAtAll() {
      assertThat(CassetteCheck.builder(root.resolve("none")).build().run()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".recording", ".recording-1.tmp", ".gitattributes", ".gitkeep"})
    void filesOfGitAndOfAWriter(String name) throws IOException {
      Files.writeString(recording.resolveSibling(name), "x");
      assertThat(problems()).isEmpty();
    }

    @Test
    void theGoldenRecordings_underTheirRules() {
      MatchRules rules =
          MatchRules.builder()
              .ignore("/user")
              .normalise(Normaliser.DATES)
              .normalise(Normaliser.UUIDS)
              .redact("[a-z]+@example\\.com", "<e-mail>")
              .build();
      assertThat(CassetteCheck.builder(GoldenRecordingsTest.golden()).rules(rules).build().run())
          .isEmpty();
    }
  }

  @Nested
  class Finds {
    private void edit(String from, String to) throws IOException {
      String text = Files.readString(recording);
      assertThat(text).contains(from);
      Files.writeString(recording, text.replace(from, to));
    }

    @ParameterizedTest
    @CsvSource({
      "echo: , eco: , digest",
      "temperature, top_p, fingerprint",
      "'\"format\": 1', '\"format\": 9', newer version",
      "'\"format\": 1', '\"form\": 1', no recording of this tool"
    })
    void aFileThatCannotBeTrusted(String from, String to, String why) throws IOException {
      edit(from, to);
      found(recording, why);
    }

    @Test
    void unresolvedMerges() throws IOException {
      edit("  \"sample\"", "<<<<<<< ours\n  \"sample\"");
      found(recording, "merge markers");
    }

    @Test
    void aFileThatIsCutOff() throws IOException {
      Files.writeString(recording, Files.readString(recording).substring(0, 300));
      found(recording, "damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "plain.json", "Plain-0123456789ab.json"})
    void aForeignFile(String name) throws IOException {
      Path file = Files.writeString(recording.resolveSibling(name), "{}");
      found(file, "no recording");
    }

    @Test
    void aDirectoryThatIsNone() throws IOException {
      Path directory = Files.createDirectories(root.resolve("suites/Invoices"));
      Files.copy(recording, directory.resolve(recording.getFileName()));
      found(directory, "no directory of recordings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain-0123456789ab.json", "%s.2.json"})
    void aCopyUnderAnotherName(String pattern) throws IOException {
      String own = recording.getFileName().toString().replace(".json", "");
      Path copy = recording.resolveSibling(pattern.formatted(own));
      Files.move(recording, copy);
      found(copy, "named as another");
    }

    @Test
    void twoAnswersToOneQuestion() throws IOException {
      Path copy = recording.resolveSibling("renamed" + recording.getFileName());
      Files.copy(recording, copy);
      assertThat(problems()).singleElement().asString().contains("answers the same question as");
    }

    @Test
    void aLink() throws IOException {
      Path elsewhere = Files.move(recording, root.resolve("elsewhere-0123456789ab.json.txt"));
      Files.createSymbolicLink(recording, elsewhere);
      assertThat(problems()).extracting(CassetteProblem::file).contains(recording);
    }

    @Test
    void aKey_butDoesNotRepeatIt() throws IOException {
      Files.delete(recording);
      Path file = record("the key is " + PLANTED, MatchRules.NONE);
      List<CassetteProblem> found = CassetteCheck.builder(root).secret(PLANTED).build().run();
      assertThat(found).singleElement().extracting(CassetteProblem::file).isEqualTo(file);
      assertThat(found.get(0).message()).contains("holds").doesNotContain(PLANTED);
    }

    @Test
    void aRecordingMadeUnderRulesThatAreGone() throws IOException {
      Files.delete(recording);
      Path file = record("at 2026-01-02", MatchRules.builder().normalise(Normaliser.DATES).build());
      found(file, "match rules that are gone (normalise dates)");
    }

    @Test
    void aPathTooLong() throws IOException {
      Path deep = root.resolve("suites").resolve("a".repeat(100)).resolve("b".repeat(60));
      Files.createDirectories(deep);
      Path file = Files.move(recording, deep.resolve(recording.getFileName()));
      found(file, "characters");
    }
  }

  @Nested
  class FilesByName {
    private Cassette cassette() {
      return Cassette.at(root);
    }

    @Test
    void thatAreThere() {
      String name = recording.getFileName().toString();
      assertThat(cassette().file("suites/invoices", name)).contains(recording);
      assertThat(cassette().unusedNames("suites/invoices")).containsExactly(name);
    }

    @Test
    void thatAreNot() {
      assertThat(cassette().file("suites/invoices", "plain-0123456789ab.json")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"notes.txt", "../other/plain-0123456789ab.json", "..\\a-0123456789ab.json"})
    void thatAreNoNames(String name) {
      assertThatThrownBy(() -> cassette().file("suites/invoices", name))
          .isInstanceOf(CassetteException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "/etc", "suites/../../a"})
    void inDirectoriesThatAreNone(String directory) {
      assertThatThrownBy(() -> cassette().file(directory, "plain-0123456789ab.json"))
          .isInstanceOf(CassetteException.class);
    }
  }

  @Test
  void manyProblems_areSortedByFile() throws IOException {
    for (String name : List.of("b.txt", "a.txt", "c.txt")) {
      Files.writeString(recording.resolveSibling(name), "");
    }
    try (Stream<CassetteProblem> all = problems().stream()) {
      assertThat(all.map(problem -> problem.file().getFileName().toString()))
          .containsExactly("a.txt", "b.txt", "c.txt");
    }
  }
}
