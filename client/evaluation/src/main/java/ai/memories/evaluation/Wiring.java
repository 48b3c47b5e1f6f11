package ai.memories.evaluation;

import ai.memories.ModelId;
import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteTally;
import ai.memories.cassette.Mode;
import ai.memories.cassette.RecordRun;
import ai.memories.cassette.Repeats;
import ai.memories.client.ChatModel;
import ai.memories.client.MemoriesClient;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.setting.Settings;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.http.Exchange;
import ai.memories.http.ProxySettings;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Limits;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one place that puts client, cassettes and ledger together, for every host. Thread-safe.
 *
 * <pre>{@code
 * try (Wiring wiring = Wiring.builder(settings, mode, config, cassette).open()) {
 *   ChatModel model = wiring.model(id, Optional.empty(), context, wiring.scope("invoices", limits));
 * }
 * }</pre>
 */
public final class Wiring implements AutoCloseable {
  /** Files are read and forced to disk here; more threads than cores, since forcing waits. */
  private static final int WORKERS = Math.max(8, Runtime.getRuntime().availableProcessors());

  private final Builder parts;
  private final Cassette cassette;
  private final ExecutorService workers;
  private final BudgetScope run;
  private final BudgetScope mine;
  private final @Nullable RecordRun recording;
  private final @Nullable RecordRun ownRecording;
  private final WiredClients clients;

  private Wiring(Builder parts) {
    this.parts = parts;
    this.cassette = parts.cassette;
    this.ownRecording =
        parts.mode.mode() == Mode.RECORD && parts.recording == null
            ? RecordRun.begin(cassette, parts.settings.restart())
            : null;
    this.recording = parts.recording == null ? ownRecording : parts.recording;
    this.workers = workers();
    this.clients = new WiredClients(parts, workers, recording);
    this.run = parts.ledgers.with(parts.limits);
    this.mine = run.child("this module", Limits.NONE);
  }

  /**
   * Starts a wiring by what counts for it.
   *
   * @param cassette the recordings, which several wirings may share
   */
  public static Builder builder(
      Settings settings, RunMode mode, ProjectConfig config, Cassette cassette) {
    return new Builder(settings, mode, config, cassette);
  }

  /**
   * A model for one caller.
   *
   * @param endpoint the door where the caller asks for another than the settings say
   * @param context on whose behalf
   * @param budget whom the calls count for
   */
  public ChatModel model(
      ModelId id, Optional<Endpoint> endpoint, CallContext context, BudgetScope budget) {
    return model(id, endpoint, context, budget, Repeats.SAME);
  }

  /**
   * A model for one caller who says what an equal request gets.
   *
   * @param repeats what a request gets that the same caller makes again
   */
  public ChatModel model(
      ModelId id,
      Optional<Endpoint> endpoint,
      CallContext context,
      BudgetScope budget,
      Repeats repeats) {
    return clients.get(endpoint, repeats).model(id, context, budget);
  }

  /**
   * A client for code under test that takes one and not a model. Closing it closes nothing.
   *
   * @param models gives each model asked for, usually by {@link #model}
   */
  public MemoriesClient client(Function<ModelId, ChatModel> models) {
    return clients.get(Optional.empty(), Repeats.SAME).lend(models);
  }

  /** A budget inside this run's. */
  public BudgetScope scope(String name, Limits limits) {
    return mine.child(name, limits);
  }

  /** The recordings. */
  public Cassette cassette() {
    return cassette;
  }

  /** Threads for work that may read and write files, not for waiting on the service. */
  public ExecutorService executor() {
    return workers;
  }

  /** How many answers of an interrupted {@code record} run are taken as recorded. */
  public int resumed() {
    return ownRecording == null ? 0 : ownRecording.resumed();
  }

  /** Says that everything was recorded: the next {@code record} run starts anew. */
  public void completeRecording() {
    if (ownRecording != null) {
      ownRecording.complete();
    }
  }

  /** Where answers came from so far. */
  public CassetteTally tally() {
    return clients.tally();
  }

  /** What is to be said of recordings older than {@code maxAge} that were used. */
  public Optional<String> tooOld() {
    return clients.tooOld();
  }

  /** The budget of the whole run, of which this wiring may be one part. */
  public BudgetScope run() {
    return run;
  }

  /** What this wiring's calls took. */
  public BudgetScope own() {
    return mine;
  }

  private static ExecutorService workers() {
    var number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        WORKERS,
        task -> {
          var thread = new Thread(task, "memories-worker-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public void close() {
    clients.close();
    workers.shutdownNow();
    if (ownRecording != null) {
      ownRecording.close();
    }
  }

  /** Gathers what a wiring is made of; not thread-safe. */
  public static final class Builder {
    final Settings settings;
    final RunMode mode;
    final ProjectConfig config;
    final Cassette cassette;
    private Limits limits = Limits.NONE;
    private RunLedgers ledgers = new RunLedgers();
    private @Nullable RecordRun recording;
    Function<String, String> recordCommand = name -> "";
    @Nullable String key;
    Optional<ProxySettings> proxy = Optional.empty();
    Map<String, String> environment = Map.of();
    @Nullable Exchange service;

    private Builder(Settings settings, RunMode mode, ProjectConfig config, Cassette cassette) {
      this.settings = settings;
      this.mode = mode;
      this.config = config;
      this.cassette = cassette;
    }

    /** Sets what the whole run may take. */
    public Builder limits(Limits newLimits) {
      this.limits = newLimits;
      return this;
    }

    /**
     * Takes part in a recording somebody else has begun, and will complete and close: of one root a
     * process has only one open at a time.
     */
    public Builder recording(Optional<RecordRun> newRecording) {
      this.recording = newRecording.orElse(null);
      return this;
    }

    /** Shares ledgers with other parts of the run. */
    public Builder ledgers(RunLedgers newLedgers) {
      this.ledgers = newLedgers;
      return this;
    }

    /** Gives the command that records a call, by the call's name. */
    public Builder recordCommand(Function<String, String> newRecordCommand) {
      this.recordCommand = newRecordCommand;
      return this;
    }

    /** Sets the key, where there is one. */
    public Builder key(Optional<String> newKey) {
      this.key = newKey.orElse(null);
      return this;
    }

    /** Sets the proxy that wins over what the JVM and the environment say, where there is one. */
    public Builder proxy(Optional<ProxySettings> newProxy) {
      this.proxy = newProxy;
      return this;
    }

    /** Sets where {@code HTTPS_PROXY} and {@code NO_PROXY} are looked up. */
    public Builder environment(Map<String, String> newEnvironment) {
      this.environment = newEnvironment;
      return this;
    }

    /** Puts another service in the place of the remote one; for tests. */
    public Builder service(Optional<Exchange> newService) {
      this.service = newService.orElse(null);
      return this;
    }

    /** The wiring; nothing is opened before the first call. */
    public Wiring open() {
      return new Wiring(this);
    }
  }
}
