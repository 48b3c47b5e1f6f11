package ai.memories.cassette;

import static ai.memories.cassette.Requests.PLAIN;
import static ai.memories.cassette.Requests.prompt;
import static ai.memories.cassette.Requests.sample;
import static ai.memories.cassette.Requests.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.CallContext;
import ai.memories.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CassetteExchangeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:15:30Z"), ZoneOffset.UTC);

  @TempDir private Path root;
  private final FakeService service = new FakeService();

  private CassetteExchange.Builder builder() {
    return CassetteExchange.builder(service, Cassette.at(root)).clock(CLOCK).disk(Runnable::run);
  }

  private CassetteExchange in(Mode mode) {
    return builder().mode(mode).build();
  }

  private static ApiResponse answer(CassetteExchange exchange, ApiRequest request) {
    return exchange.send(request).join();
  }

  private static Throwable failure(CassetteExchange exchange, ApiRequest request) {
    Throwable thrown = catchThrowable(() -> exchange.send(request).join());
    assertThat(thrown).isInstanceOf(CompletionException.class);
    return Objects.requireNonNull(thrown.getCause());
  }

  private static String text(ApiResponse response) {
    return Json.parse(response.body()).at("/choices/0/text").orElseThrow().node().asText();
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void edit(String from, String to) throws IOException {
    Path file = files().get(0);
    Files.writeString(file, content(file).replace(from, to));
  }

  @Nested
  class Replay {

    @Test
    void recordedAnswer_isGivenWithoutAsking() {
      ApiResponse first = answer(in(Mode.RECORD), prompt("hello"));
      CassetteExchange replay = in(Mode.REPLAY);
      ApiResponse again = answer(replay, prompt("hello"));
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.origin()).isEqualTo(Origin.REPLAYED);
      assertThat(again.latency()).isEqualTo(first.latency()).isEqualTo(Duration.ofMillis(101));
      assertThat(again.recording()).isEqualTo(first.recording()).isPresent();
      assertThat(service.calls()).isEqualTo(1);
      assertThat(replay.tally()).isEqualTo(new CassetteTally(1, 0, 0, 0));
    }

    @Test
    void miss_fails_withoutAsking() {
      CassetteExchange replay = in(Mode.REPLAY);
      assertThat(failure(replay, prompt("hello"))).isInstanceOf(CassetteMissException.class);
      assertThat(service.calls()).isZero();
      assertThat(replay.tally().missed()).isEqualTo(1);
      assertThat(files()).isEmpty();
    }

    @Test
    void aLookUpsMiss_isNotCompared() {
      answer(in(Mode.RECORD), prompt("hello"));
      CassetteExchange lookUp =
          CassetteExchange.builder(service, Cassette.at(root)).withoutExplanations().build();
      assertThat(failure(lookUp, prompt("hello you")))
          .isInstanceOf(CassetteMissException.class)
          .hasMessageContaining("there is none in ")
          .hasMessageNotContaining("nearest");
    }

    @Test
    void caseThatWasRenamed_findsItsRecording() {
      answer(in(Mode.RECORD), prompt("hello"));
      assertThat(text(answer(in(Mode.REPLAY), prompt("hello", slug("other-name")))))
          .contains("hello");
    }

    @Test
    void anotherSample_isAnotherQuestion() {
      answer(in(Mode.RECORD), prompt("hello", sample(1)));
      assertThat(failure(in(Mode.REPLAY), prompt("hello", sample(2))))
          .isInstanceOf(CassetteMissException.class);
    }

    @Test
    void anotherDirectory_isNotSearched() {
      answer(in(Mode.RECORD), prompt("hello"));
      assertThat(failure(in(Mode.REPLAY), prompt("hello", Requests.in("suites/other"))))
          .isInstanceOf(CassetteMissException.class);
    }
  }

  @Nested
  class Recording {

    @Test
    void answer_isOnDiskBeforeItIsHandedOn() {
      ApiResponse answer = answer(in(Mode.RECORD_MISSING), prompt("hello"));
      assertThat(answer.origin()).isEqualTo(Origin.RECORDED);
      assertThat(files()).containsExactly(answer.recording().orElseThrow());
      assertThat(root.relativize(files().get(0)).toString())
          .matches("suites.invoices.plain-[0-9a-f]{12}\\.json");
    }

    @Test
    void sampleNumber_standsInTheName() {
      CassetteExchange exchange = in(Mode.RECORD_MISSING);
      IntStream.rangeClosed(1, 3).forEach(n -> answer(exchange, prompt("hello", sample(n))));
      assertThat(files()).hasSize(3);
      assertThat(files().stream().map(file -> file.toString().replaceAll(".*-[0-9a-f]{12}", "")))
          .containsExactlyInAnyOrder(".json", ".2.json", ".3.json");
    }

    @Test
    void recordMissing_asksOnlyForWhatIsMissing() {
      answer(in(Mode.RECORD_MISSING), prompt("one"));
      CassetteExchange exchange = in(Mode.RECORD_MISSING);
      assertThat(answer(exchange, prompt("one")).origin()).isEqualTo(Origin.REPLAYED);
      assertThat(answer(exchange, prompt("two")).origin()).isEqualTo(Origin.RECORDED);
      assertThat(service.calls()).isEqualTo(2);
      assertThat(exchange.tally()).isEqualTo(new CassetteTally(1, 1, 0, 0));
    }

    @Test
    void record_asksAnew_butOnceARun() {
      answer(in(Mode.RECORD), prompt("one"));
      CassetteExchange exchange = in(Mode.RECORD);
      assertThat(answer(exchange, prompt("one")).origin()).isEqualTo(Origin.RECORDED);
      assertThat(answer(exchange, prompt("one")).origin()).isEqualTo(Origin.REPLAYED);
      assertThat(service.calls()).isEqualTo(2);
    }

    @Test
    void equalAnswer_leavesTheFileUntouched_andIsGivenAsRecorded() {
      ApiResponse first = answer(in(Mode.RECORD), prompt("one"));
      String before = content(files().get(0));
      ApiResponse second = answer(in(Mode.RECORD), prompt("one"));
      assertThat(content(files().get(0))).isEqualTo(before);
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(second.latency()).isEqualTo(first.latency());
    }

    @Test
    void otherAnswer_replacesTheFile() {
      answer(in(Mode.RECORD), prompt("one"));
      service.answeringBody("{\"choices\":[{\"text\":\"changed\"}]}");
      answer(in(Mode.RECORD), prompt("one"));
      assertThat(files()).hasSize(1);
      assertThat(text(answer(in(Mode.REPLAY), prompt("one")))).isEqualTo("changed");
    }

    @Test
    void recordedAndReplayedBody_areTheSameText() {
      service.answeringBody(
          "{\"b\":1.0,\"choices\":[{\"text\":\"x\\ny\"}],\"a\":{\"d\":1,\"c\":2}}");
      ApiResponse recorded = answer(in(Mode.RECORD), prompt("one"));
      assertThat(answer(in(Mode.REPLAY), prompt("one")).body()).isEqualTo(recorded.body());
    }

    @Test
    void liveMode_neitherReadsNorWrites() {
      answer(in(Mode.RECORD), prompt("one"));
      CassetteExchange live = in(Mode.LIVE);
      assertThat(answer(live, prompt("one")).origin()).isEqualTo(Origin.LIVE);
      assertThat(answer(live, prompt("two")).origin()).isEqualTo(Origin.LIVE);
      assertThat(files()).hasSize(1);
      assertThat(live.tally()).isEqualTo(new CassetteTally(0, 0, 2, 0));
    }

    @Test
    void fileHolds_noHeaderHostOrRequestId() {
      service.answering(answer -> answer.withHeaders("3", "request-77"));
      answer(in(Mode.RECORD), prompt("one"));
      assertThat(content(files().get(0))).doesNotContain("request-77", "retry", "Retry", "http");
    }

    @Test
    void damagedFile_isRecordedAnew_inRecordMode_only() throws IOException {
      answer(in(Mode.RECORD), prompt("one"));
      edit("echo", "ECHO");
      assertThat(failure(in(Mode.REPLAY), prompt("one"))).hasMessageContaining("digest");
      assertThat(failure(in(Mode.RECORD_MISSING), prompt("one"))).hasMessageContaining("digest");
      assertThat(service.calls()).isEqualTo(1);
      answer(in(Mode.RECORD), prompt("one"));
      assertThat(text(answer(in(Mode.REPLAY), prompt("one")))).startsWith("echo");
    }

    @Test
    void fileOfAFutureVersion_isNeverOverwritten() throws IOException {
      answer(in(Mode.RECORD), prompt("one"));
      edit("\"format\": 1", "\"format\": 2");
      String before = content(files().get(0));
      assertThat(failure(in(Mode.RECORD), prompt("one"))).hasMessageContaining("newer version");
      assertThat(content(files().get(0))).isEqualTo(before);
      assertThat(service.calls()).isEqualTo(1); // nothing is paid for what could not be kept
    }

    @Test
    void copyUnderAnotherSamplesName_isNoAnswer() throws IOException {
      answer(in(Mode.RECORD), prompt("one"));
      Path file = files().get(0);
      Files.copy(file, Path.of(file.toString().replace(".json", ".2.json")));
      assertThat(failure(in(Mode.REPLAY), prompt("one", sample(2))))
          .isInstanceOf(CassetteException.class)
          .hasMessageContaining("holds sample 1");
    }
  }

  @Nested
  class NotRecorded {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"status\":\"errored\",\"choices\":[],\"error\":{\"code\":\"x\",\"message\":\"m\"}}",
          "{\"code\":\"0429\",\"msg\":\"slow down\",\"success\":false,\"failed\":true}",
          "<html>gateway</html>",
          "{\"choices\":[{\"text\":\"\\ud800\"}]}",
          "{\"choices\":[{\"text\":\"a\"}],\"x\":1e99999}"
        })
    void errorsInside200_andWhatIsNoJsonToCompare(String body) {
      service.answeringBody(body);
      CassetteExchange exchange = in(Mode.RECORD);
      ApiResponse answer = answer(exchange, prompt("one"));
      assertThat(answer.origin()).isEqualTo(Origin.LIVE);
      assertThat(answer.body()).isEqualTo(body);
      assertThat(files()).isEmpty();
      assertThat(exchange.tally().live()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500, 503})
    void errorStatus(int status) {
      service.answering(answer -> ApiResponse.live(status, "application/json", answer.body()));
      assertThat(answer(in(Mode.RECORD), prompt("one")).status()).isEqualTo(status);
      assertThat(files()).isEmpty();
    }

    @Test
    void errors_areRecorded_whereAskedFor() {
      service.answering(answer -> ApiResponse.live(429, "application/json", "{\"code\":429}"));
      CassetteExchange keeping = builder().mode(Mode.RECORD).keepIf(answer -> true).build();
      assertThat(answer(keeping, prompt("one")).origin()).isEqualTo(Origin.RECORDED);
      assertThat(answer(in(Mode.REPLAY), prompt("one")).status()).isEqualTo(429);
    }

    @Test
    void requestWithASecret_isRefusedBeforeItIsPaidFor() {
      CassetteExchange exchange = builder().mode(Mode.RECORD).secret("the-live-key").build();
      assertThat(failure(exchange, prompt("use the-live-key")))
          .isInstanceOf(CassetteException.class)
          .hasMessageContaining("/body/messages/0/content/0/text")
          .hasMessageNotContaining("the-live-key");
      assertThat(service.calls()).isZero();
    }

    @Test
    void answerWithASecret_isNotWritten() {
      service.answeringBody("{\"choices\":[{\"text\":\"it is the-live-key\"}]}");
      CassetteExchange exchange = builder().mode(Mode.RECORD).secret("the-live-key").build();
      assertThat(failure(exchange, prompt("what is it")))
          .isInstanceOf(CassetteException.class)
          .hasMessageContaining("in line")
          .hasMessageNotContaining("the-live-key");
      assertThat(files()).isEmpty();
    }

    @Test
    void redaction_reachesRequestAndAnswer_andTheServiceGetsTheTruth() {
      MatchRules rules = MatchRules.builder().redact("[a-z]+@example\\.com", "<e-mail>").build();
      CassetteExchange exchange = builder().mode(Mode.RECORD).rules(rules).build();
      ApiResponse answer = answer(exchange, prompt("to jo@example.com"));
      assertThat(content(files().get(0))).contains("<e-mail>").doesNotContain("jo@");
      assertThat(text(answer)).contains("<e-mail>");
      CassetteExchange replay = builder().rules(rules).build();
      assertThat(answer(replay, prompt("to jim@example.com")).body()).isEqualTo(answer.body());
    }
  }

  @Nested
  class Rules {
    private final MatchRules ignoring = MatchRules.builder().ignore("/user").build();

    private ApiRequest by(String user) {
      return Requests.of(
          "{\"user\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}".formatted(user),
          PLAIN);
    }

    @Test
    void ignoredDifference_findsTheRecording() {
      answer(builder().mode(Mode.RECORD).rules(ignoring).build(), by("jo"));
      assertThat(answer(builder().rules(ignoring).build(), by("jim")).status()).isEqualTo(200);
    }

    @Test
    void recordingMadeUnderARuleThatIsGone_isNotUsed_andSaysSo() {
      answer(builder().mode(Mode.RECORD).rules(ignoring).build(), by("jo"));
      ApiRequest bare =
          Requests.of("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}", PLAIN);
      assertThat(failure(in(Mode.REPLAY), bare))
          .isInstanceOf(CassetteMissException.class)
          .hasMessageContaining("ignore /user");
      assertThat(answer(in(Mode.RECORD_MISSING), bare).origin()).isEqualTo(Origin.RECORDED);
      assertThat(answer(in(Mode.REPLAY), bare).status()).isEqualTo(200);
      assertThat(files()).hasSize(1);
    }
  }

  @Nested
  class Sharing {

    @ParameterizedTest
    @EnumSource(names = {"RECORD", "RECORD_MISSING"})
    void manyWhoAskTheSameAtOnce_payOnce(Mode mode) {
      service.holding();
      CassetteExchange exchange = builder().mode(mode).build();
      List<CompletableFuture<ApiResponse>> all =
          IntStream.range(0, 50)
              .mapToObj(i -> exchange.send(prompt("one", slug("case-" + i))))
              .toList();
      assertThat(service.calls()).isEqualTo(1);
      service.answerHeld();
      assertThat(all.stream().map(CompletableFuture::join).map(ApiResponse::body).distinct())
          .hasSize(1);
      assertThat(all.stream().map(future -> future.join().origin()))
          .filteredOn(Origin.RECORDED::equals)
          .hasSize(1);
      assertThat(files()).hasSize(1);
      assertThat(exchange.tally()).isEqualTo(new CassetteTally(49, 1, 0, 0));
    }

    @Test
    void concurrentThreads_payOncePerQuestionAndSample() {
      CassetteExchange exchange =
          builder().mode(Mode.RECORD).disk(ForkJoinPool.commonPool()).build();
      IntStream.range(0, 400)
          .parallel()
          .mapToObj(i -> exchange.send(prompt("prompt " + i % 5, sample(1 + i % 4))))
          .toList()
          .forEach(CompletableFuture::join);
      assertThat(service.calls()).isEqualTo(20);
      assertThat(files()).hasSize(20);
      assertThat(exchange.tally()).isEqualTo(new CassetteTally(380, 20, 0, 0));
    }

    @Test
    void cancellingOne_leavesTheOthers() {
      service.holding();
      CassetteExchange exchange = in(Mode.RECORD);
      CompletableFuture<ApiResponse> one = exchange.send(prompt("one"));
      CompletableFuture<ApiResponse> other = exchange.send(prompt("one"));
      one.cancel(true);
      assertThat(service.held().get(0)).isNotCancelled();
      service.answerHeld();
      assertThat(other.join().status()).isEqualTo(200);
      assertThat(one).isCancelled();
    }

    @Test
    void cancellingAll_cancelsTheCall_andTheNextAsksAnew() {
      service.holding();
      CassetteExchange exchange = in(Mode.RECORD);
      CompletableFuture<ApiResponse> one = exchange.send(prompt("one"));
      CompletableFuture<ApiResponse> other = exchange.send(prompt("one"));
      one.cancel(true);
      other.cancel(true);
      assertThat(service.held().get(0)).isCancelled();
      CompletableFuture<ApiResponse> next = exchange.send(prompt("one"));
      service.answerHeld();
      assertThat(next.join().status()).isEqualTo(200);
    }

    @Test
    void cancelledBeforeTheCall_paysNothing() {
      var waiting = new ArrayList<Runnable>();
      CassetteExchange exchange = builder().mode(Mode.RECORD).disk(waiting::add).build();
      CompletableFuture<ApiResponse> answer = exchange.send(prompt("one"));
      answer.cancel(true);
      waiting.forEach(Runnable::run);
      assertThat(service.calls()).isZero();
    }

    @Test
    void whoAsksWhatOthersHaveJustGivenUp_getsAnAnswer() {
      var waiting = new ArrayList<Runnable>();
      CassetteExchange exchange = builder().mode(Mode.RECORD).disk(waiting::add).build();
      exchange.send(prompt("one")).cancel(true);
      CompletableFuture<ApiResponse> answer = exchange.send(prompt("one"));
      for (int i = 0; i < waiting.size(); i++) { // each may add others
        waiting.get(i).run();
      }
      assertThat(answer.join().status()).isEqualTo(200);
      assertThat(service.calls()).isEqualTo(1);
    }

    @Test
    void liveCall_isCancelledToo() {
      service.holding();
      CompletableFuture<ApiResponse> answer = in(Mode.LIVE).send(prompt("one"));
      answer.cancel(true);
      assertThat(service.held().get(0)).isCancelled();
      assertThatThrownBy(answer::join).isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @EnumSource(
        value = Mode.class,
        names = {"REPLAY", "RECORD"})
    void diskThatRefusesWork_failsTheCall_andDoesNotBlockTheNext(Mode mode) {
      answer(in(Mode.RECORD), prompt("one"));
      boolean[] full = {true};
      CassetteExchange exchange =
          builder()
              .mode(mode)
              .disk(
                  task -> {
                    if (full[0]) {
                      throw new RejectedExecutionException("full");
                    }
                    task.run();
                  })
              .build();
      assertThat(failure(exchange, prompt("one"))).isInstanceOf(RejectedExecutionException.class);
      full[0] = false;
      assertThat(answer(exchange, prompt("one")).status()).isEqualTo(200);
    }

    @Test
    void failedCall_failsAllWhoAsked_andIsNotRemembered() {
      service.holding();
      CassetteExchange exchange = in(Mode.RECORD);
      CompletableFuture<ApiResponse> one = exchange.send(prompt("one"));
      CompletableFuture<ApiResponse> other = exchange.send(prompt("one"));
      service.held().get(0).completeExceptionally(new UnmatchableRequestException("cut"));
      assertThatThrownBy(one::join).hasRootCauseMessage("cut");
      assertThatThrownBy(other::join).hasRootCauseMessage("cut");
      assertThat(exchange.send(prompt("one"))).isNotDone();
      assertThat(service.calls()).isEqualTo(2);
    }
  }

  @Nested
  class Sequence {

    private CassetteExchange sequence(Mode mode) {
      return builder().mode(mode).repeats(Repeats.SEQUENCE).build();
    }

    @Test
    void repeatsWithinASample_haveRecordingsOfTheirOwn() {
      service.answering(
          answer ->
              ApiResponse.live(
                  200,
                  "application/json",
                  "{\"choices\":[{\"text\":\"take %d\"}]}".formatted(service.calls())));
      CassetteExchange recording = sequence(Mode.RECORD);
      IntStream.range(0, 3).forEach(i -> answer(recording, prompt("joke")));
      CassetteExchange replay = sequence(Mode.REPLAY);
      assertThat(IntStream.range(0, 3).mapToObj(i -> text(answer(replay, prompt("joke")))))
          .containsExactly("take 1", "take 2", "take 3");
      assertThat(failure(replay, prompt("joke")))
          .isInstanceOf(CassetteMissException.class)
          .hasMessageContaining("3 answers are recorded")
          .hasMessageContaining("occurrence 4 of sample 1");
    }

    @Test
    void eachCaseAndSample_countsForItself() {
      CassetteExchange recording = sequence(Mode.RECORD);
      answer(recording, prompt("joke"));
      answer(recording, prompt("joke", slug("other-case")));
      answer(recording, prompt("joke", sample(2)));
      assertThat(service.calls()).isEqualTo(2);
    }

    @Test
    void aTestRunOnceMore_startsFromTheFirst() {
      answer(sequence(Mode.RECORD), prompt("joke"));
      CassetteExchange replay = sequence(Mode.REPLAY);
      answer(replay, prompt("joke"));
      replay.restartSequence(PLAIN);
      assertThat(answer(replay, prompt("joke")).status()).isEqualTo(200);
    }

    @Test
    void same_givesTheSameRecording() {
      CassetteExchange recording = in(Mode.RECORD);
      IntStream.range(0, 3).forEach(i -> answer(recording, prompt("joke")));
      assertThat(service.calls()).isEqualTo(1);
    }
  }

  @Nested
  class Places {

    @ParameterizedTest
    @ValueSource(
        strings = {"..", "../x", "a/../../b", "/etc", "a//b", "", "A", "a b", "a\\b", "a/."})
    void directoryThatIsNoSlug_isRefusedBeforeAnythingIsPaid(String directory) {
      assertThat(failure(in(Mode.RECORD), prompt("one", Requests.in(directory))))
          .isInstanceOf(CassetteException.class)
          .hasMessageContaining("\"" + directory + "\"");
      assertThat(service.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/b", "A", "a.b", "a\nb"})
    void slugThatIsNone_isRefused(String slug) {
      assertThat(failure(in(Mode.RECORD), prompt("one", slug(slug))))
          .isInstanceOf(CassetteException.class);
      assertThat(service.calls()).isZero();
    }

    @Test
    void linkOutOfTheRoot_isRefused(@TempDir Path elsewhere) throws IOException {
      Files.createSymbolicLink(root.resolve("suites"), elsewhere);
      assertThat(failure(in(Mode.RECORD), prompt("one"))).hasMessageContaining("leads out of");
      assertThat(service.calls()).isZero();
      assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void linkOutOfTheRoot_thatAppearsLater_isRefusedToo(@TempDir Path elsewhere)
        throws IOException {
      Cassette cassette = Cassette.at(Files.createDirectory(root.resolve("cassettes")));
      CassetteExchange exchange = CassetteExchange.builder(service, cassette).build();
      assertThat(failure(exchange, prompt("one"))).isInstanceOf(CassetteMissException.class);
      Files.createSymbolicLink(cassette.root().resolve("suites"), elsewhere);
      assertThat(failure(exchange, prompt("one"))).hasMessageContaining("leads out of");
    }

    @Test
    void rootThatIsItselfALink_isFine(@TempDir Path real) throws IOException {
      Path link = root.resolve("link");
      Files.createSymbolicLink(link, real);
      CassetteExchange exchange =
          CassetteExchange.builder(service, Cassette.at(link)).mode(Mode.RECORD).build();
      assertThat(answer(exchange, prompt("one")).origin()).isEqualTo(Origin.RECORDED);
    }

    @Test
    void unwritableDirectory_isSaidBeforeAnythingIsPaid_andOtherCasesRun() throws IOException {
      Files.createDirectories(root.resolve("suites"));
      Files.writeString(root.resolve("suites/invoices"), "a file in the way");
      CassetteExchange exchange = in(Mode.RECORD);
      assertThat(failure(exchange, prompt("one")))
          .isInstanceOf(CassetteException.class)
          .hasMessageContaining("nothing was asked");
      assertThat(service.calls()).isZero();
      assertThat(answer(exchange, prompt("one", Requests.in("suites/other"))).status())
          .isEqualTo(200);
    }

    @Test
    void directoryThatVanishes_isMadeAgain() throws IOException {
      CassetteExchange exchange = in(Mode.RECORD);
      Path first = answer(exchange, prompt("one")).recording().orElseThrow();
      Files.delete(first);
      Files.delete(first.getParent());
      answer(exchange, prompt("two"));
      assertThat(files()).hasSize(1);
    }

    @Test
    void pathBelowTheRoot_staysShort() {
      String deep =
          Slug.path("tests/com/example/a/very/deep/package/of/some/company/" + "x".repeat(80));
      var context = new CallContext("deep", deep, Slug.of("case ".repeat(60)), 1234);
      CassetteExchange exchange = in(Mode.RECORD);
      answer(exchange, prompt("one", context));
      assertThat(root.relativize(files().get(0)).toString()).hasSizeLessThanOrEqualTo(160);
      assertThat(answer(in(Mode.REPLAY), prompt("one", context)).status()).isEqualTo(200);
    }
  }
}
