package ai.memories.cassette;

import static ai.memories.cassette.Requests.PLAIN;
import static ai.memories.cassette.Requests.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.memories.http.ApiRequest;
import ai.memories.http.CallContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissTest {
  private static final String BODY =
      """
      {"model": "gemini:flash", "temperature": 0,
       "messages": [
         {"role": "system", "content": "Be brief.\\nAnswer in JSON."},
         {"role": "user", "content": [
            {"type": "text", "text": "Read the invoice.\\nGive its total."},
            {"type": "input_file", "file_uri": "https://example.com/a.png"}]}],
       "extra_body": {"metadata": {"responseSchema":
          {"type": "OBJECT", "properties": {"total": {"type": "NUMBER"}}}}}}
      """;

  @TempDir private Path root;
  private final FakeService service = new FakeService();

  private void record(String body, CallContext context) {
    CassetteExchange.builder(service, Cassette.at(root))
        .mode(Mode.RECORD)
        .build()
        .send(Requests.of(body, context))
        .join();
  }

  private String miss(String body, CallContext context) {
    return miss(Requests.of(body, context), "the-live-key");
  }

  private String miss(ApiRequest request, String key) {
    CassetteExchange replay =
        CassetteExchange.builder(service, Cassette.at(root))
            .secret(key)
            .recordCommand(
                name ->
                    CommandLine.of(
                        List.of("mvn", "memories:evaluate", "-Dmemories.filter=" + name)))
            .build();
    Throwable thrown =
        Objects.requireNonNull(catchThrowable(() -> replay.send(request).join()).getCause());
    assertThat(thrown).isInstanceOf(CassetteMissException.class);
    return Objects.requireNonNull(thrown.getMessage());
  }

  private static Path only(Path directory, String start) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(start))
          .findFirst()
          .orElseThrow();
    }
  }

  private String missAfter(String from, String to) {
    record(BODY, PLAIN);
    assertThat(BODY).contains(from);
    return miss(BODY.replace(from, to), PLAIN);
  }

  @Nested
  class SaysWhatDiffers {

    @Test
    void onlyThePromptsText_withTheLinesThatDiffer() {
      assertThat(missAfter("Give its total.", "Give its sum."))
          .contains(
              "no recording for invoices / plain (mode replay): only the prompt's text differs")
          .contains("nearest of 1 recording compared (of 1)")
          .contains("\n     Read the invoice.\n  -  Give its total.\n  +  Give its sum.\n  ")
          .contains("- recorded in " + root.resolve("suites/invoices"))
          .contains("+ asked now")
          .endsWith("record it with: mvn memories:evaluate \"-Dmemories.filter=invoices / plain\"");
    }

    @Test
    void thatRecordingNeedsAKey_whereThereIsNone() {
      record(BODY, PLAIN);
      ApiRequest other = Requests.of(BODY.replace("total", "sum"), PLAIN);

      assertThat(miss(other, ""))
          .endsWith(
              "\"-Dmemories.filter=invoices / plain\"\n(recording asks the service: it needs an API"
                  + " key, and MEMORIES_API_KEY is not set)");
      assertThat(miss(other, "the-live-key")).doesNotContain("API key");
    }

    @Test
    void onlyTheModel() {
      assertThat(missAfter("gemini:flash", "gemini:pro"))
          .contains("only the model (recorded gemini:flash, asked gemini:pro) differs");
    }

    @Test
    void onlyAParameter() {
      assertThat(missAfter("\"temperature\": 0", "\"temperature\": 0.5"))
          .contains("only the parameter temperature (recorded 0, asked 0.5) differs");
      assertThat(miss(BODY.replace("\"temperature\": 0,", ""), PLAIN))
          .contains("only the parameter temperature (recorded 0, asked none) differs");
    }

    @Test
    void aMessageMore() {
      assertThat(
              missAfter(
                  "\"messages\": [", "\"messages\": [{\"role\":\"user\",\"content\":\"Hi\"},"))
          .contains("only the number of messages (recorded 2, asked 3) differs");
    }

    @Test
    void theOrderOfTheMessages() {
      String two =
          "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"},{\"role\":\"user\",\"content\":\"%s\"}]}";
      record(two.formatted("a", "b"), PLAIN);
      assertThat(miss(two.formatted("b", "a"), PLAIN))
          .contains("only the order of the messages differs");
    }

    @Test
    void aFile() {
      assertThat(missAfter("a.png", "b.png")).contains("only an attached file differs");
    }

    @Test
    void whatElseDiffersInAMessage_besideItsText() {
      String named = BODY.replace("\"role\": \"user\"", "\"role\": \"user\", \"name\": \"Ann\"");
      record(named, PLAIN);
      assertThat(miss(named.replace("Ann", "Bob").replace("Be brief", "Be long"), PLAIN))
          .contains(": the prompt's text and a message's name differ");
    }

    @Test
    void onlyTheOrderOfAMessagesParts() {
      String parts =
          "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"},"
              + "{\"type\":\"input_file\",\"file_uri\":\"a\"},{\"type\":\"text\",\"text\":\"%s\"}]}]}";
      record(parts.formatted("a", "b"), PLAIN);
      String other =
          parts.formatted("a", "b").replaceFirst("(\\{\"type\":\"text.*?}),(.*?}),", "$2,$1,");
      assertThat(miss(other, PLAIN)).contains("only the order of a message's parts differs");
    }

    @Test
    void severalAtOnce() {
      assertThat(missAfter("\"temperature\": 0", "\"temperature\": 1, \"top_p\": 0.5"))
          .contains(
              "temperature (recorded 0, asked 1) and the parameter top_p (recorded none, asked 0.5) differ");
    }

    @Test
    void onlyTheSchema_andHowManyAnswersSatisfyTheNewOne() {
      service.answeringBody("{\"choices\":[{\"text\":\"{\\\"total\\\": 1.5}\"}]}");
      record(BODY, PLAIN);
      service.answeringBody("{\"choices\":[{\"text\":\"{\\\"total\\\": 2}\"}]}");
      record(BODY, new CallContext(PLAIN.name(), PLAIN.directory(), PLAIN.slug(), 2));
      assertThat(miss(BODY.replace("NUMBER", "INTEGER"), PLAIN))
          .contains("only the schema differs")
          .contains("1 of 2 recorded answers satisfy the new schema");
      assertThat(miss(BODY.replace("NUMBER", "INTEGER").replace("eS", "e_s"), PLAIN))
          .contains("1 of 2 recorded answers satisfy the new schema");
    }
  }

  @Nested
  class SaysWhatIsThereInstead {

    @Test
    void noDirectory() {
      assertThat(miss(BODY, PLAIN)).contains("does not exist, nothing was recorded yet");
    }

    @Test
    void anotherSample() {
      record(BODY, PLAIN);
      assertThat(miss(BODY, Requests.sample(4)))
          .contains("1 answer is recorded")
          .contains("sample 4 was asked for");
    }

    @Test
    void aDirectoryWithoutRecordings() throws IOException {
      Files.createDirectories(root.resolve(PLAIN.directory()));
      assertThat(miss(BODY, PLAIN)).contains("no recording in").contains("to compare with");
    }
  }

  @Nested
  class Chooses {

    @Test
    void theSameCase_beforeANearerOne() {
      record(BODY.replace("Be brief.", "Be long.").replace("flash", "pro"), PLAIN);
      record(BODY.replace("Be brief.", "Be quick."), slug("other"));
      assertThat(miss(BODY, PLAIN))
          .contains("plain-")
          .contains("gemini:pro")
          .doesNotContain("other-");
    }

    @Test
    void oneSampleOfEachQuestion_sinceTheyAllSayTheSame() {
      record(BODY.replace("Be brief.", "Be long."), PLAIN);
      record(BODY.replace("Be brief.", "Be long."), Requests.sample(2));
      record(BODY.replace("Be brief.", "Be quick."), Requests.sample(2));
      assertThat(miss(BODY, PLAIN)).contains("nearest of 2 recordings compared (of 3)");
    }

    @Test
    void amongThoseThatShareMostWords_theOneWithTheFewestDifferences() {
      record(BODY.replace("\"temperature\": 0", "\"temperature\": 1, \"top_p\": 1"), slug("two"));
      record(BODY.replace("Give its total.", "Name whoever sold it."), slug("one"));
      assertThat(miss(BODY, PLAIN)).contains("one-").contains("only the prompt's text differs");
    }

    @Test
    void otherwiseTheOneWithTheFewestDifferences_andTheMostWordsInCommon() {
      record(BODY.replace("Give its total.", "Something else that nobody asked."), slug("far"));
      record(BODY.replace("Give its total.", "Give its totals."), slug("near"));
      record(BODY.replace("flash", "pro").replace("a.png", "b.png"), slug("two-things"));
      assertThat(miss(BODY, PLAIN))
          .contains("near-")
          .contains("only the prompt's text differs")
          .contains("nearest of 3 recordings compared (of 3)");
    }

    @Test
    void thatOfAnotherModel_beforeOneOfAnotherDocument() {
      String document =
          "Sold on Monday: nine chairs, two tables, one lamp, to be paid within a week.";
      String ours = BODY.replace("Read the invoice.", document);
      record(ours.replace("flash", "pro").replace("\"temperature\": 0", "\"top_p\": 1"), slug("a"));
      record(BODY.replace("Read the invoice.", "Ein Brief, kurz und leer."), slug("b"));
      assertThat(miss(ours, PLAIN)).contains("the model (recorded gemini:pro").contains("a-");
    }

    @Test
    void damagedRecordings_areLeftOut() throws IOException {
      record(BODY.replace("total.", "sum."), slug("other"));
      Path directory = root.resolve(PLAIN.directory());
      Files.writeString(directory.resolve("plain-0123456789ab.json"), "<<<<<<< HEAD\n");
      assertThat(miss(BODY, slug("other"))).contains("nearest of 1 recording compared (of 2)");
    }

    @Test
    void theNearestOfMany_alsoAmongDamagedOnes() throws IOException {
      for (int i = 0; i < 30; i++) {
        record(BODY.replace("Give its total.", "Name the buyer " + i + "."), slug("far-" + i));
      }
      record(BODY.replace("Give its total.", "Give its total, please."), slug("near"));
      Path directory = root.resolve(PLAIN.directory());
      String nearer = Files.readString(only(directory, "near-")).replace(", please.", ".");
      for (int i = 0; i < 12; i++) {
        Files.writeString(
            directory.resolve("bad-0123456789%02x.json".formatted(i)), "<<<<<<<\n" + nearer);
      }

      assertThat(miss(BODY, PLAIN))
          .contains("near-")
          .contains("Give its total, please.")
          .contains("nearest of 31 recordings compared (of 43)");
    }

    @Test
    void theNearestThatIsWhatItSays_alsoBehindManyThatWereEdited() throws IOException {
      Path directory = root.resolve(PLAIN.directory());
      for (int i = 0; i < 10; i++) {
        record(BODY.replace("Give its total.", "Give its total " + i), slug("edited-" + i));
        Path file = only(directory, "edited-" + i);
        Files.writeString(file, Files.readString(file).replace("Give its total ", "Give total "));
      }
      record(BODY.replace("Give its total.", "Something else that nobody asked."), slug("far"));

      assertThat(miss(BODY, PLAIN))
          .contains("far-")
          .contains("nearest of 1 recording compared (of 11)");
    }

    @Test
    void oneWithAByteOrderMark_too() throws IOException {
      record(BODY.replace("total.", "sum."), PLAIN);
      Path file = only(root.resolve(PLAIN.directory()), "plain");
      Files.writeString(file, "\uFEFF" + Files.readString(file));

      assertThat(miss(BODY, PLAIN)).contains("only the prompt's text differs");
    }

    @Test
    void oneTooLongToReadAmongMany_isLeftOut() throws IOException {
      record(BODY.replace("total.", "sum."), slug("other"));
      service.answeringBody("{\"choices\":[{\"text\":\"%s\"}]}".formatted("x".repeat(5_000_000)));
      record(BODY.replace("total.", "sums."), slug("huge"));
      Path huge = only(root.resolve(PLAIN.directory()), "huge-");
      Files.setLastModifiedTime(huge, FileTime.fromMillis(0));

      assertThat(miss(BODY, PLAIN)).contains("nearest of 1 recording compared (of 2)");
    }

    @Test
    void noMoreThanTheNewest200() {
      for (int i = 0; i < 205; i++) {
        record(BODY.replace("total.", "total " + i + "."), slug("case-" + i));
      }
      assertThat(miss(BODY, PLAIN)).contains("nearest of 200 recordings compared (of 205)");
    }
  }

  @Test
  void manyMissesOfNewCases_areNotAllCompared() {
    record(BODY, slug("other"));
    CassetteExchange replay = CassetteExchange.builder(service, Cassette.at(root)).build();
    List<String> messages =
        IntStream.range(0, 120)
            .mapToObj(i -> replay.send(Requests.of(BODY.replace("total", "sum"), slug("new-" + i))))
            .map(answer -> String.valueOf(catchThrowable(answer::join)))
            .toList();
    assertThat(messages.subList(0, 100)).allMatch(message -> message.contains("differ"));
    assertThat(messages.subList(100, 120))
        .allMatch(message -> message.contains("enough misses were compared"));
  }

  @Test
  void longPrompt_isShownInPart() {
    String line = "word ".repeat(100) + "\\n";
    record(BODY.replace("Be brief.", line.repeat(2000)), PLAIN);
    String message = miss(BODY.replace("Be brief.", line.replace('w', 'W').repeat(3000)), PLAIN);
    assertThat(message.lines().count()).isLessThan(45);
    assertThat(message.lines()).allMatch(shown -> shown.length() < 250);
  }

  @Test
  void promptOfWhichTooMuchDiffers_isShownByTheBeginningsOfBoth() {
    record(BODY.replace("Be brief.", lines("old")), PLAIN);
    assertThat(miss(BODY.replace("Be brief.", lines("new")), PLAIN))
        .contains("old line 0", "old line 9", "new line 0", "new line 9")
        .doesNotContain("line 99");
  }

  private static String lines(String word) {
    return IntStream.range(0, 500)
        .mapToObj(i -> word + " line " + i)
        .collect(Collectors.joining("\\n"));
  }

  @Test
  void longLine_isNotCutInsideACharacter() {
    for (String shift : List.of("", "x")) {
      String faces = shift + "\uD83D\uDE00".repeat(300);
      record(BODY.replace("Be brief.", faces + " one " + faces), PLAIN);
      String message = miss(BODY.replace("Be brief.", faces + " two " + faces), PLAIN);
      assertThat(message).contains(" one ", " two ");
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message)).isTrue();
    }
  }

  @Test
  void secretInAPrompt_isNotShown() {
    record(BODY, PLAIN);
    String message =
        miss(Requests.of(BODY.replace("Be brief", "Use the-live-key"), PLAIN), "the-live-key");
    assertThat(message).contains("only the prompt's text differs").doesNotContain("the-live-key");
  }

  @Test
  void secretInAParameter_isNotShown_norItsBeginning() {
    String key = "the-live-key-" + "0123456789".repeat(4);
    record(BODY, PLAIN);
    String message =
        miss(
            Requests.of(
                BODY.replace("\"temperature\"", "\"user\": \"" + key + "\", \"temperature\""),
                PLAIN),
            key);
    assertThat(message).contains("only the parameter user differs").doesNotContain("the-live");
  }

  @Test
  void longLine_isShownWhereItDiffers() {
    String words = "many words ".repeat(60);
    record(BODY.replace("Be brief.", words + "and one. " + words), PLAIN);
    String message = miss(BODY.replace("Be brief.", words + "and two. " + words), PLAIN);
    assertThat(message).contains("and one. many").contains("and two. many");
    assertThat(message.lines()).allMatch(shown -> shown.length() < 250);
  }
}
