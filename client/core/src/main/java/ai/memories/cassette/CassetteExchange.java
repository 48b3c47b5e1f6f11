package ai.memories.cassette;

import ai.memories.MemoriesException;
import ai.memories.http.ApiError;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallContext;
import ai.memories.http.Exchange;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
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
  private final Exchange service;
  private final Cassette cassette;
  private final Mode mode;
  private final Repeats repeats;
  private final MatchRules rules;
  private final Executor disk;
  private final RecordedAnswers recorded;

  /** None where nothing is recorded: the first answer of a replay does not wait for its classes. */
  private final @Nullable Turns turns;

  private final Occurrences occurrences = new Occurrences();
  private final Counter counter = new Counter();

  private CassetteExchange(Builder builder) {
    service = builder.service;
    cassette = builder.cassette;
    mode = builder.mode;
    repeats = builder.repeats;
    rules = builder.rules;
    disk = builder.disk;
    var acceptance = new Acceptance(rules, builder.maxAge, builder.clock);
    var misses = new MissMessage(mode, builder.secrets, builder.recordCommand, builder.explained);
    recorded = new RecordedAnswers(mode, builder.run, acceptance, builder.secrets, misses);
    turns = mode.callsOut() && mode != Mode.LIVE ? turns(builder, acceptance) : null;
  }

  private Turns turns(Builder builder, Acceptance acceptance) {
    var asked =
        new NewAnswers(
            service, mode, builder.run, acceptance, builder.secrets, builder.worthKeeping, disk);
    return new Turns(cassette.root(), recorded, asked, counter, disk);
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
    return recorded.tooOld();
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
    NewAnswers.cancelTogether(counted, call);
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
      return HeldStream.told(request, turns == null ? replayed(asked) : turns.answer(asked));
    } catch (MemoriesException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<ApiResponse> replayed(AskedQuestion asked) {
    try {
      return CompletableFuture.supplyAsync(() -> recorded.replayed(asked), disk)
          .whenComplete(counter::count)
          .copy(); // who cancels is counted all the same
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
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
