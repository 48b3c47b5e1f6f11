package ai.memories.cassette;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.Exchange;
import ai.memories.json.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers calls from recordings and keeps what the service answers, as its {@link Mode} says. An
 * answer is on disk before it is handed on; a question and sample are paid for once in a run, also
 * when many ask at the same time. In {@link Mode#REPLAY} the exchange inside is never called.
 *
 * <p>Thread-safe.
 */
public final class CassetteExchange implements Exchange {

  private record Question(String directory, Fingerprint fingerprint, int sample) {}

  private final Exchange service;
  private final Cassette cassette;
  private final Mode mode;
  private final Predicate<ApiResponse> worthKeeping;
  private final SecretScan secrets;
  private final Executor disk;
  private final Clock clock;
  private final MissMessage misses;

  private final SharedCalls<Question> calls = new SharedCalls<>();
  private final Set<Question> recordedNow = ConcurrentHashMap.newKeySet();
  private final LongAdder replayed = new LongAdder();
  private final LongAdder recorded = new LongAdder();
  private final LongAdder live = new LongAdder();
  private final LongAdder missed = new LongAdder();

  private CassetteExchange(Builder builder) {
    service = builder.service;
    cassette = builder.cassette;
    mode = builder.mode;
    worthKeeping = builder.worthKeeping;
    secrets = builder.secrets;
    disk = builder.disk;
    clock = builder.clock;
    misses = new MissMessage(mode, builder.recordCommand);
  }

  /** Starts an exchange that puts recordings before a service. */
  public static Builder builder(Exchange service, Cassette cassette) {
    return new Builder(service, cassette);
  }

  /** How many answers came from where so far. */
  public CassetteTally tally() {
    return new CassetteTally(replayed.sum(), recorded.sum(), live.sum(), missed.sum());
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    if (mode == Mode.LIVE) {
      live.increment();
      return service.send(request);
    }
    Json normal;
    try {
      normal = NormalForm.of(request);
    } catch (UnmatchableRequestException e) {
      return CompletableFuture.failedFuture(e);
    }
    var context = request.context();
    var question = new Question(context.directory(), Fingerprint.of(normal), context.sample());
    return calls.join(question, wanted -> answer(question, normal, request, wanted));
  }

  private CompletableFuture<ApiResponse> answer(
      Question question, Json normal, ApiRequest request, CompletableFuture<ApiResponse> wanted) {
    boolean fromService = mode == Mode.RECORD && !recordedNow.contains(question);
    CompletableFuture<Optional<ApiResponse>> kept =
        fromService
            ? CompletableFuture.completedFuture(Optional.empty())
            : CompletableFuture.supplyAsync(() -> replay(question, request), disk);
    return kept.thenCompose(
        answer ->
            answer
                .map(CompletableFuture::completedFuture)
                .orElseGet(() -> ask(question, normal, request, wanted)));
  }

  private Optional<ApiResponse> replay(Question question, ApiRequest request) {
    var context = request.context();
    Optional<ApiResponse> answer =
        cassette
            .directory(context)
            .find(context.slug(), question.fingerprint(), question.sample())
            .map(
                found -> found.recording().response().withRecording(Origin.REPLAYED, found.file()));
    if (answer.isPresent()) {
      replayed.increment();
    } else if (!mode.callsOut()) {
      missed.increment();
      throw misses.of(context, cassette.directory(context), question.fingerprint());
    }
    return answer;
  }

  private CompletableFuture<ApiResponse> ask(
      Question question, Json normal, ApiRequest request, CompletableFuture<ApiResponse> wanted) {
    CompletableFuture<ApiResponse> call = service.send(request);
    var unused =
        wanted.whenComplete(
            (answer, error) -> {
              if (wanted.isCancelled()) {
                call.cancel(true);
              }
            });
    return call.thenApplyAsync(answer -> keep(question, normal, request, answer), disk);
  }

  private ApiResponse keep(Question question, Json normal, ApiRequest request, ApiResponse answer) {
    Optional<Json> body = Recording.bodyOf(answer);
    if (body.isEmpty() || !worthKeeping.test(answer)) {
      live.increment();
      return answer;
    }
    var recording =
        new Recording(
            question.fingerprint(),
            question.sample(),
            normal,
            answer.status(),
            answer.contentType(),
            body.get(),
            answer.latency(),
            clock.instant());
    var directory = cassette.directory(request.context());
    refuseSecrets(directory, recording);
    var found = directory.keep(request.context().slug(), recording, mode == Mode.RECORD);
    recordedNow.add(question);
    recorded.increment();
    return found
        .recording()
        .response()
        .withAttempts(answer.attempts())
        .withRecording(Origin.RECORDED, found.file());
  }

  private void refuseSecrets(CassetteDirectory directory, Recording recording) {
    secrets
        .find(RecordingFormat.write(recording))
        .ifPresent(
            what -> {
              throw new CassetteException(
                  directory.path(),
                  "the recording would hold "
                      + what
                      + " and was not written; take it out of the prompt",
                  null);
            });
  }

  /** Gathers how recordings are used; not thread-safe. */
  public static final class Builder {
    private final Exchange service;
    private final Cassette cassette;
    private Mode mode = Mode.REPLAY;
    private Predicate<ApiResponse> worthKeeping = answer -> answer.status() < 400;
    private SecretScan secrets = SecretScan.ofShapes();
    private Executor disk = ForkJoinPool.commonPool();
    private Clock clock = Clock.systemUTC();
    private Function<String, String> recordCommand = name -> "";

    private Builder(Exchange service, Cassette cassette) {
      this.service = service;
      this.cassette = cassette;
    }

    /** Sets the mode; {@link Mode#REPLAY} if not called. */
    public Builder mode(Mode newMode) {
      this.mode = newMode;
      return this;
    }

    /** Says which answers are kept: errors, also those inside HTTP 200, usually are not. */
    public Builder keepIf(Predicate<ApiResponse> newWorthKeeping) {
      this.worthKeeping = newWorthKeeping;
      return this;
    }

    /** Names the live key, so that no file ever holds it. */
    public Builder secret(String key) {
      this.secrets = SecretScan.of(key);
      return this;
    }

    /** Sets where files are read and written, off the event threads. */
    public Builder disk(Executor newDisk) {
      this.disk = newDisk;
      return this;
    }

    /** Sets the clock of the recording's date. */
    public Builder clock(Clock newClock) {
      this.clock = newClock;
      return this;
    }

    /** Gives the command that records a call, by the call's name; empty where there is none. */
    public Builder recordCommand(Function<String, String> newRecordCommand) {
      this.recordCommand = newRecordCommand;
      return this;
    }

    /** The exchange. */
    public CassetteExchange build() {
      return new CassetteExchange(this);
    }
  }
}
