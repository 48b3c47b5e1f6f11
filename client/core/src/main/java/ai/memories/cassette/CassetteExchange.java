package ai.memories.cassette;

import ai.memories.MemoriesException;
import ai.memories.http.ApiError;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.CallContext;
import ai.memories.http.Exchange;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls from recordings and keeps what the service answers, as its {@link Mode} says. An
 * answer is on disk before it is handed on; a question and sample are paid for once in a run, also
 * when many ask at the same time. In {@link Mode#REPLAY} the exchange inside is never called.
 *
 * <pre>{@code
 * Cassette cassette = Cassette.at(Path.of("src/test/memories/cassettes"));
 * MemoriesClient.builder()
 *     .around(
 *         service ->
 *             CassetteExchange.builder(service, cassette).mode(Mode.RECORD_MISSING).build())
 *     .build();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class CassetteExchange implements Exchange {
  /** How long to wait before looking again for the answer another process is getting. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

  private final Exchange service;
  private final Cassette cassette;
  private final Mode mode;
  private final Repeats repeats;
  private final MatchRules rules;
  private final RecordRun run;
  private final Predicate<ApiResponse> worthKeeping;
  private final SecretScan secrets;
  private final Executor disk;
  private final Clock clock;
  private final Acceptance acceptance;
  private final MissMessage misses;

  private final SharedCalls<Question> calls = new SharedCalls<>();
  private final Occurrences occurrences = new Occurrences();
  private final Counter counter = new Counter();
  private final AtomicLong tooOld = new AtomicLong();

  private CassetteExchange(Builder builder) {
    service = builder.service;
    cassette = builder.cassette;
    mode = builder.mode;
    repeats = builder.repeats;
    rules = builder.rules;
    run = builder.run;
    worthKeeping = builder.worthKeeping;
    secrets = builder.secrets;
    disk = builder.disk;
    clock = builder.clock;
    acceptance = new Acceptance(rules, builder.maxAge, clock);
    misses = new MissMessage(mode, secrets, builder.recordCommand, builder.explained);
  }

  /** Starts an exchange that puts recordings before a service. */
  public static Builder builder(Exchange service, Cassette cassette) {
    return new Builder(service, cassette);
  }

  /**
   * How many answers came from where so far. Calls that share an answer count each: the one that
   * was paid for as recorded, the others as replayed.
   */
  public CassetteTally tally() {
    return counter.tally();
  }

  /** How many answers so far came from recordings that are older than they should be. */
  public long tooOld() {
    return tooOld.get();
  }

  /**
   * Counts the repeats of a case and sample from the first again: for a test that is run once more.
   * Says nothing under {@link Repeats#SAME}.
   */
  public void restartSequence(CallContext context) {
    occurrences.restart(context);
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    return mode == Mode.LIVE ? live(request) : matched(request);
  }

  private CompletableFuture<ApiResponse> live(ApiRequest request) {
    CompletableFuture<ApiResponse> call = service.send(request);
    CompletableFuture<ApiResponse> counted = call.whenComplete(counter::count);
    cancelTogether(counted, call);
    return counted;
  }

  private CompletableFuture<ApiResponse> matched(ApiRequest request) {
    try {
      CallContext context = request.context();
      NormalRequest normal = NormalForm.of(request, rules);
      int occurrence =
          repeats == Repeats.SAME ? 1 : occurrences.next(context, normal.fingerprint());
      var take = new Take(context.sample(), occurrence);
      var asked =
          new AskedQuestion(
              request,
              normal,
              new Question(context.directory(), normal.fingerprint(), take),
              cassette.directory(context));
      return HeldStream.told(
          request,
          calls.join(
              asked.question(), wanted -> answer(asked, wanted), this::shared, counter::count));
    } catch (MemoriesException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Nothing more is paid for those who only joined a call. */
  private ApiResponse shared(ApiResponse answer) {
    return answer.origin() == Origin.RECORDED && answer.recording().isPresent()
        ? answer.withRecording(Origin.REPLAYED, answer.recording().get())
        : answer;
  }

  private CompletableFuture<ApiResponse> answer(
      AskedQuestion asked, CompletableFuture<ApiResponse> wanted) {
    return CompletableFuture.supplyAsync(() -> look(asked), disk)
        .thenCompose(
            look -> {
              if (look.answer().isPresent()) {
                return CompletableFuture.completedFuture(look.answer().get());
              }
              return look.claim().isPresent()
                  ? ask(asked, wanted).whenComplete((a, e) -> look.claim().get().close())
                  : again(asked, wanted);
            });
  }

  /** What a look at the recordings gives: an answer, or the right to ask, or neither by now. */
  private record Look(Optional<ApiResponse> answer, Optional<Claims.Claim> claim) {}

  private Look look(AskedQuestion asked) {
    Optional<ApiResponse> answer = replayed(asked);
    if (answer.isPresent()) {
      return new Look(answer, Optional.empty());
    }
    Optional<Claims.Claim> claim = Claims.take(cassette.root(), asked.question());
    if (claim.isEmpty()) {
      return new Look(Optional.empty(), claim);
    }
    try {
      Optional<ApiResponse> meanwhile = replayed(asked); // between the look and the claim
      meanwhile.ifPresent(recorded -> claim.get().close());
      return new Look(meanwhile, claim);
    } catch (RuntimeException | Error e) {
      claim.get().close();
      throw e;
    }
  }

  /** Somebody else is asking just that: the answer will be in the recordings. */
  private CompletableFuture<ApiResponse> again(
      AskedQuestion asked, CompletableFuture<ApiResponse> wanted) {
    return wanted.isDone()
        ? wanted
        : CompletableFuture.runAsync(() -> {}, LATER).thenCompose(now -> answer(asked, wanted));
  }

  /** The recorded answer, or none where the service is to be asked. */
  private Optional<ApiResponse> replayed(AskedQuestion asked) {
    boolean paidInThisRun = mode == Mode.RECORD && run.hasPaidFor(asked.question());
    Optional<CassetteDirectory.Found> found =
        mode != Mode.RECORD || paidInThisRun ? asked.find() : Optional.empty();
    Optional<CassetteDirectory.Found> usable =
        found.filter(kept -> acceptance.objection(kept.recording()).isEmpty());
    if (usable.isEmpty() && !mode.callsOut()) {
      throw misses.of(asked, found.flatMap(this::objection));
    }
    if (usable.isEmpty()) {
      asked.directory().prepare();
      secrets.refuse(asked.normal().form(), asked.directory().path());
    } else if (paidInThisRun) {
      asked.directory().noteRecorded(asked.slug(), usable.get());
    }
    return usable.map(this::replayed);
  }

  private Optional<String> objection(CassetteDirectory.Found found) {
    return acceptance
        .objection(found.recording())
        .map(objection -> "the one in " + found.file() + " " + objection);
  }

  private ApiResponse replayed(CassetteDirectory.Found found) {
    ApiResponse answer = found.recording().response().withRecording(Origin.REPLAYED, found.file());
    Optional<String> remark = acceptance.remark(found.recording());
    remark.ifPresent(ignored -> tooOld.incrementAndGet());
    return remark.map(answer::withNote).orElse(answer);
  }

  private CompletableFuture<ApiResponse> ask(
      AskedQuestion asked, CompletableFuture<ApiResponse> wanted) {
    if (wanted.isDone()) {
      return wanted; // all who asked have cancelled meanwhile
    }
    var stream = new HeldStream();
    CompletableFuture<ApiResponse> call = service.send(stream.of(asked.request()));
    cancelTogether(wanted, call);
    return call.whenComplete(
            (answer, error) -> {
              if (error != null) {
                stream.release(asked.request());
              }
            })
        .thenApplyAsync(answer -> kept(asked, answer), disk);
  }

  private static void cancelTogether(
      CompletableFuture<ApiResponse> wanted, CompletableFuture<ApiResponse> call) {
    var unused =
        wanted.whenComplete(
            (answer, error) -> {
              if (wanted.isCancelled()) {
                call.cancel(true);
              }
            });
  }

  private ApiResponse kept(AskedQuestion asked, ApiResponse answer) {
    Optional<KeptAnswer> worth =
        worthKeeping.test(answer) ? KeptAnswer.of(answer, rules) : Optional.empty();
    if (worth.isEmpty()) {
      return answer;
    }
    Recording recording = asked.recording(answer, worth.get(), clock.instant());
    CassetteDirectory directory = asked.directory();
    secrets.refuse(RecordingFormat.write(recording), directory.path());
    boolean paidByAnother = run.hasPaidFor(asked.question());
    CassetteDirectory.Found found =
        directory.keep(
            asked.slug(),
            recording,
            present ->
                (mode == Mode.RECORD && !paidByAnother)
                    || acceptance.objection(present).isPresent(),
            acceptance::isTooOld);
    if (mode == Mode.RECORD) {
      run.paidFor(asked.question());
    }
    return found
        .recording()
        .response()
        .withAttempts(answer.attempts())
        .withRecording(Origin.RECORDED, found.file());
  }

  /** Gathers how recordings are used; not thread-safe. */
  public static final class Builder {
    private final Exchange service;
    private final Cassette cassette;
    private Mode mode = Mode.REPLAY;
    private Repeats repeats = Repeats.SAME;
    private MatchRules rules = MatchRules.NONE;
    private RecordRun run = RecordRun.unjournalled();
    private Predicate<ApiResponse> worthKeeping = answer -> ApiError.of(answer).isEmpty();
    private SecretScan secrets = SecretScan.ofShapes();
    private Executor disk = ForkJoinPool.commonPool();
    private Clock clock = Clock.systemUTC();
    private Function<String, String> recordCommand = name -> "";
    private boolean explained = true;
    private @Nullable MaxAge maxAge;

    private Builder(Exchange service, Cassette cassette) {
      this.service = service;
      this.cassette = cassette;
    }

    /** Sets the mode; {@link Mode#REPLAY} if not called. */
    public Builder mode(Mode newMode) {
      this.mode = newMode;
      return this;
    }

    /** Says what an equal request within a sample gets; {@link Repeats#SAME} if not called. */
    public Builder repeats(Repeats newRepeats) {
      this.repeats = newRepeats;
      return this;
    }

    /** Sets what does not count and what is redacted; {@link MatchRules#NONE} if not called. */
    public Builder rules(MatchRules newRules) {
      this.rules = newRules;
      return this;
    }

    /** Names the run that {@link Mode#RECORD} belongs to; without, it cannot be resumed. */
    public Builder run(RecordRun newRun) {
      this.run = newRun;
      return this;
    }

    /** Says which answers are kept; errors, also those inside HTTP 200, are not if not called. */
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

    /** Says how old a recording may be; as old as it likes if not called. */
    public Builder maxAge(MaxAge newMaxAge) {
      this.maxAge = newMaxAge;
      return this;
    }

    /** Gives the command that records a call, by the call's name; empty where there is none. */
    public Builder recordCommand(Function<String, String> newRecordCommand) {
      this.recordCommand = newRecordCommand;
      return this;
    }

    /**
     * Leaves a miss unexplained: for look-ups, where nobody reads the message and comparing with
     * what is recorded would take most of the time.
     */
    public Builder withoutExplanations() {
      this.explained = false;
      return this;
    }

    /** The exchange. */
    public CassetteExchange build() {
      return new CassetteExchange(this);
    }
  }
}
