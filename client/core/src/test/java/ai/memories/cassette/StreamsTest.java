package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.Exchange;
import ai.memories.http.StreamAssembly;
import ai.memories.http.StreamEvent;
import ai.memories.http.StreamException;
import ai.memories.http.StreamListener;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsTest {
  private static final String DONE = StreamEvent.DONE;
  private static final String KEY = "sk-mai-0123456789abcdef";

  @TempDir private Path root;
  private int calls;

  /** A listener that remembers. */
  private final List<StreamEvent> heard = new ArrayList<>();

  private static String chunk(String text) {
    return "{\"choices\":[{\"index\":0,\"text\":%s}]}".formatted(Json.text(text).compact());
  }

  private static List<StreamEvent> events(String... data) {
    List<StreamEvent> events = new ArrayList<>();
    for (String one : data) {
      events.add(new StreamEvent("", one, Duration.ofMillis(40 + 10L * events.size())));
    }
    return events;
  }

  /** A service that tells these events and then answers with what they add up to. */
  private Exchange streaming(List<StreamEvent> events) {
    return request -> {
      calls++;
      StreamListener listener = Objects.requireNonNull(request.events());
      var assembly = new StreamAssembly();
      for (StreamEvent event : events) {
        listener.onEvent(event);
        assembly.add(event);
      }
      return CompletableFuture.completedFuture(
          ApiResponse.live(200, "text/event-stream", assembly.body())
              .withEvents(events)
              .withLatency(Duration.ofMillis(90)));
    };
  }

  private Exchange streaming(String... data) {
    return streaming(events(data));
  }

  private CassetteExchange in(Mode mode, Exchange service) {
    return in(mode, service, MatchRules.NONE);
  }

  private CassetteExchange in(Mode mode, Exchange service, MatchRules rules) {
    return CassetteExchange.builder(service, Cassette.at(root))
        .mode(mode)
        .rules(rules)
        .secret(KEY)
        .disk(Runnable::run)
        .build();
  }

  private ApiRequest question() {
    return question("hello");
  }

  private ApiRequest question(String prompt) {
    String body = Requests.prompt(prompt).body().compact();
    return Requests.of(body.substring(0, body.length() - 1) + ",\"stream\":true}", Requests.PLAIN)
        .streamingTo(heard::add);
  }

  private List<String> heardData() {
    return heard.stream().map(StreamEvent::data).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /** Closing a stream cancels its call. */
  @Nested
  class ClosedBeforeItsEnd {
    private final List<Runnable> disk = new ArrayList<>();

    private CassetteExchange laterIn(Mode mode) {
      return CassetteExchange.builder(streaming(chunk("a"), DONE), Cassette.at(root))
          .mode(mode)
          .disk(disk::add)
          .build();
    }

    /** Asks, closes before anything is heard, and lets the disk do its work then. */
    private CassetteExchange closed(Mode mode) {
      CassetteExchange exchange = laterIn(mode);
      exchange.send(question()).cancel(true);
      disk.forEach(Runnable::run);
      return exchange;
    }

    @ParameterizedTest
    @EnumSource(
        value = Mode.class,
        names = {"REPLAY", "RECORD_MISSING"})
    void aRecordedOne_countsAsReplayed_andItsRecordingAsUsed(Mode mode) {
      in(Mode.RECORD, streaming(chunk("a"), DONE)).send(question()).join();
      heard.clear();

      CassetteExchange exchange = closed(mode);

      assertThat(exchange.tally()).isEqualTo(new CassetteTally(1, 0, 0, 0));
      assertThat(calls).isEqualTo(1);
      assertThat(heard).isEmpty();
    }

    @Test
    void afterItsFirstEvent_itCountsAsReadToItsEnd() {
      in(Mode.RECORD, streaming(chunk("a"), chunk("b"), DONE)).send(question()).join();
      CassetteExchange replay = in(Mode.REPLAY, streaming(DONE));
      List<CassetteTally> atTheFirst = new ArrayList<>();

      replay.send(question().streamingTo(event -> atTheFirst.add(replay.tally()))).join();

      assertThat(atTheFirst.get(0)).isEqualTo(new CassetteTally(1, 0, 0, 0));
    }

    @Test
    void oneThatIsNotRecorded_countsAsMissed() {
      assertThat(closed(Mode.REPLAY).tally()).isEqualTo(new CassetteTally(0, 0, 0, 1));
    }

    @Test
    void beforeItIsSent_isNeitherPaidForNorCounted() {
      assertThat(closed(Mode.RECORD_MISSING).tally()).isEqualTo(new CassetteTally(0, 0, 0, 0));
      assertThat(calls).isZero();
    }

    @Test
    void whereTheAnswerCameAllTheSame_itIsKept_andCountsAsRecorded() throws IOException {
      CassetteExchange exchange = laterIn(Mode.RECORD);
      CompletableFuture<ApiResponse> answer = exchange.send(question());
      disk.remove(0).run(); // asks
      answer.cancel(true);
      disk.remove(0).run(); // keeps

      assertThat(exchange.tally()).isEqualTo(new CassetteTally(0, 1, 0, 0));
      assertThat(files()).hasSize(1);
    }

    @Test
    void aListenerThatFails_keepsNobodyWaiting() {
      in(Mode.RECORD, streaming(chunk("a"), DONE)).send(question()).join();
      ApiRequest failing =
          question()
              .streamingTo(
                  event -> {
                    throw new IllegalStateException("a listener's own fault");
                  });

      assertThat(in(Mode.REPLAY, streaming(DONE)).send(failing).join().origin())
          .isEqualTo(Origin.REPLAYED);
    }
  }

  @Nested
  class Replayed {
    @Test
    void eventByEvent_withTheirTimes_andWithoutAsking() {
      in(Mode.RECORD, streaming(chunk("he"), chunk("llo"), DONE)).send(question()).join();
      heard.clear();

      ApiResponse again = in(Mode.REPLAY, streaming()).send(question()).join();

      assertThat(heard).isEqualTo(events(chunk("he"), chunk("llo"), DONE));
      assertThat(again.events()).isEqualTo(heard);
      assertThat(again.body()).contains("\"hello\"");
      assertThat(again.origin()).isEqualTo(Origin.REPLAYED);
      assertThat(again.latency()).isEqualTo(Duration.ofMillis(90));
      assertThat(calls).isEqualTo(1);
    }

    @Test
    void namesOfEvents_areKept() {
      List<StreamEvent> named = List.of(new StreamEvent("message", chunk("a"), Duration.ZERO));
      List<StreamEvent> all = Stream.concat(named.stream(), events(DONE).stream()).toList();
      in(Mode.RECORD, streaming(all)).send(question()).join();
      heard.clear();
      in(Mode.REPLAY, streaming()).send(question()).join();
      assertThat(heard).isEqualTo(all);
    }

    @Test
    void asWhatWasHeardWhileRecording() {
      in(Mode.RECORD, streaming("{\"id\": 1, \"choices\": [{\"text\": \"a\\u00e9\"}]}", DONE))
          .send(question())
          .join();
      List<StreamEvent> first = List.copyOf(heard);
      heard.clear();
      in(Mode.REPLAY, streaming()).send(question()).join();
      assertThat(heard).isEqualTo(first);
    }

    @Test
    void toAllWhoAskAtOnce() {
      var held = new CompletableFuture<ApiResponse>();
      CassetteExchange exchange = in(Mode.RECORD, request -> held);
      CompletableFuture<ApiResponse> one = exchange.send(question());
      List<StreamEvent> other = new ArrayList<>();
      CompletableFuture<ApiResponse> joined = exchange.send(question().streamingTo(other::add));
      held.complete(
          ApiResponse.live(200, "text/event-stream", chunk("a"))
              .withEvents(events(chunk("a"), DONE)));
      assertThat(one.join().origin()).isEqualTo(Origin.RECORDED);
      assertThat(joined.join().origin()).isEqualTo(Origin.REPLAYED);
      assertThat(other).isEqualTo(heard).hasSize(2);
    }

    @Test
    void onlyToTheStreamingQuestion() {
      in(Mode.RECORD, streaming(chunk("a"), DONE)).send(question()).join();
      assertThatThrownBy(() -> in(Mode.REPLAY, streaming()).send(Requests.prompt("hello")).join())
          .hasCauseInstanceOf(CassetteMissException.class);
    }

    @Test
    void answerThatCameAsAWhole_tellsNoEvent() {
      in(
              Mode.RECORD,
              request ->
                  CompletableFuture.completedFuture(ApiResponse.live(200, "", chunk("whole"))))
          .send(question())
          .join();
      assertThat(in(Mode.REPLAY, streaming()).send(question()).join().body()).contains("whole");
      assertThat(heard).isEmpty();
    }
  }

  @Nested
  class Kept {
    @Test
    void onlyWhenOnDisk_isAnythingHeard() {
      List<Integer> filesWhenHeard = new ArrayList<>();
      ApiRequest request = question().streamingTo(event -> filesWhenHeard.add(catchFiles().size()));
      in(Mode.RECORD, streaming(chunk("a"), DONE)).send(request).join();
      assertThat(filesWhenHeard).containsExactly(1, 1);
    }

    private List<Path> catchFiles() {
      try {
        return files();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void otherTimesAndIds_leaveTheFileUntouched() throws IOException {
      in(Mode.RECORD, streaming("{\"id\":1,\"choices\":[{\"text\":\"a\"}]}", DONE))
          .send(question())
          .join();
      String before = Files.readString(files().get(0));
      List<StreamEvent> later =
          List.of(
              new StreamEvent(
                  "", "{\"id\":2,\"choices\":[{\"text\":\"a\"}]}", Duration.ofSeconds(3)),
              new StreamEvent("", DONE, Duration.ofSeconds(4)));
      in(Mode.RECORD, streaming(later)).send(question()).join();
      assertThat(Files.readString(files().get(0))).isEqualTo(before);
    }

    @Test
    void otherPieces_replaceTheFile() throws IOException {
      in(Mode.RECORD, streaming(chunk("ab"), DONE)).send(question()).join();
      in(Mode.RECORD, streaming(chunk("a"), chunk("b"), DONE)).send(question()).join();
      heard.clear();
      in(Mode.REPLAY, streaming()).send(question()).join();
      assertThat(heardData()).containsExactly(chunk("a"), chunk("b"), DONE);
      assertThat(files()).hasSize(1);
    }

    @Test
    void fileShowsTheWholeAnswer_andItsEvents() throws IOException {
      in(Mode.RECORD, streaming(chunk("one\ntw"), chunk("o"), DONE)).send(question()).join();
      assertThat(Files.readString(files().get(0)))
          .contains("\"one\",\n              \"two\"", "\"offsetMs\": 40", "\"data\": \"[DONE]\"");
    }

    @Test
    void liveStream_isHeardAsItComes_andNotWritten() throws IOException {
      in(Mode.LIVE, streaming(chunk("a"), DONE)).send(question()).join();
      assertThat(heardData()).containsExactly(chunk("a"), DONE);
      assertThat(files()).isEmpty();
    }
  }

  @Nested
  class NotKept {
    @Test
    void streamThatBrokeOff_isHeardUpToThere_andPaidForAgain() throws IOException {
      Exchange cut =
          request -> {
            Objects.requireNonNull(request.events()).onEvent(events(chunk("a")).get(0));
            return CompletableFuture.failedFuture(
                new StreamException(
                    "a", new TransportException(Kind.CONNECTION_LOST, "cut", true, null)));
          };
      assertThatThrownBy(() -> in(Mode.RECORD, cut).send(question()).join())
          .hasCauseInstanceOf(StreamException.class);
      assertThat(heardData()).containsExactly(chunk("a"));
      assertThat(files()).isEmpty();

      in(Mode.RECORD_MISSING, streaming(chunk("a"), DONE)).send(question()).join();
      assertThat(calls).isEqualTo(1);
    }

    @Test
    void streamWithoutItsEnd() throws IOException {
      ApiResponse answer = in(Mode.RECORD, streaming(chunk("a"))).send(question()).join();
      assertThat(answer.origin()).isEqualTo(Origin.LIVE);
      assertThat(heardData()).containsExactly(chunk("a"));
      assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"error\":{\"code\":\"500\",\"message\":\"overloaded\"},\"choices\":[]}",
          "{\"status\":\"errored\",\"choices\":[]}",
          "{\"code\":\"0429\",\"msg\":\"slow down\",\"success\":false,\"failed\":true}"
        })
    void errorInItsMiddle(String error) throws IOException {
      in(Mode.RECORD, streaming(chunk("a"), error, chunk("b"))).send(question()).join();
      assertThat(files()).isEmpty();
    }

    @Test
    void eventCalledError_evenWhereErrorsAreKept() throws IOException {
      List<StreamEvent> events = new ArrayList<>(events(chunk("a"), DONE));
      events.add(1, new StreamEvent("error", "{\"choices\":[]}", Duration.ZERO));
      CassetteExchange.builder(streaming(events), Cassette.at(root))
          .mode(Mode.RECORD)
          .keepIf(answer -> true)
          .build()
          .send(question())
          .join();
      assertThat(files()).isEmpty();
    }

    @Test
    void keySpreadOverEvents_isFound() throws IOException {
      Throwable refused =
          catchThrowable(
              () ->
                  in(
                          Mode.RECORD,
                          streaming(chunk(KEY.substring(0, 9)), chunk(KEY.substring(9)), DONE))
                      .send(question())
                      .join());
      assertThat(refused).hasCauseInstanceOf(CassetteException.class);
      assertThat(refused).hasMessageNotContaining(KEY);
      assertThat(heard).isEmpty();
      assertThat(files()).isEmpty();
    }
  }

  @Nested
  class Redacted {
    private final MatchRules rules =
        MatchRules.builder().redact("[a-z]+@example\\.com", "<e-mail>").build();

    private List<String> pieces(String... texts) throws IOException {
      String[] data =
          Stream.concat(Arrays.stream(texts).map(StreamsTest::chunk), Stream.of(DONE))
              .toArray(String[]::new);
      in(Mode.RECORD, streaming(data), rules).send(question("who?")).join();
      List<StreamEvent> first = List.copyOf(heard);
      heard.clear();
      in(Mode.REPLAY, streaming(), rules).send(question("who?")).join();
      assertThat(heard).isEqualTo(first);
      assertThat(Files.readString(files().get(0))).doesNotContain("example");
      return heardData();
    }

    @Test
    void insideAnEvent_theOthersStay() throws IOException {
      assertThat(pieces("to ", "jane@example.com", "!"))
          .containsExactly(chunk("to "), chunk("<e-mail>"), chunk("!"), DONE);
    }

    @Test
    void spreadOverEvents_theStreamIsKeptAsOne() throws IOException {
      assertThat(pieces("to jane@exa", "mple.com!")).containsExactly(chunk("to <e-mail>!"), DONE);
    }
  }

  @Test
  void characterSpreadOverEvents_isKeptInOne() {
    in(Mode.RECORD, streaming(chunk("\ud83d"), chunk("\ude00"), DONE)).send(question()).join();
    heard.clear();
    in(Mode.REPLAY, streaming()).send(question()).join();
    assertThat(heardData()).containsExactly(chunk("\ud83d\ude00"), DONE);
  }

  @Nested
  class FilesRefused {
    private String file() throws IOException {
      in(Mode.RECORD, streaming(chunk("a"), chunk("b"), DONE)).send(question()).join();
      return Files.readString(files().get(0));
    }

    @Test
    void whereAnEventWasEdited() throws IOException {
      String edited = file().replace("\"text\": \"b\"", "\"text\": \"c\"");
      assertThatThrownBy(() -> RecordingFormat.read(root, edited))
          .isInstanceOf(CassetteException.class)
          .hasMessageContaining("digest");
    }

    @Test
    void whereTheStreamDoesNotAddUpToItsBody() throws IOException {
      Recording whole = RecordingFormat.read(root, file());
      for (int kept : List.of(1, 2)) {
        var cut = new KeptAnswer(whole.body(), whole.answer().events().subList(0, kept));
        String text = RecordingFormat.write(with(whole, cut));
        assertThatThrownBy(() -> RecordingFormat.read(root, text))
            .isInstanceOf(CassetteException.class)
            .hasMessageContaining("its stream has no end");
      }
    }

    private Recording with(Recording recording, KeptAnswer answer) {
      return new Recording(
          recording.fingerprint(),
          recording.take(),
          recording.rules(),
          recording.request(),
          recording.status(),
          recording.contentType(),
          answer,
          recording.latency(),
          recording.recorded());
    }
  }

  @Test
  void recordingWithEvents_isReadByAVersionThatDoesNotKnowThem() throws IOException {
    in(Mode.RECORD, streaming(chunk("a"), DONE)).send(question()).join();
    Json file = Json.parse(Files.readString(files().get(0)));
    assertThat(file.at("/format")).contains(Json.parse("1"));
    assertThat(Optional.of(file).flatMap(f -> f.at("/response/body/choices/0/text")))
        .contains(Json.text("a"));
  }
}
