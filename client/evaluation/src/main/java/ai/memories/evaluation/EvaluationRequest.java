package ai.memories.evaluation;

import ai.memories.cassette.Mode;
import ai.memories.cassette.RecordRun;
import ai.memories.evaluation.setting.CiEnvironment;
import ai.memories.evaluation.setting.SettingLayer;
import ai.memories.http.Exchange;
import ai.memories.http.ProxySettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a host asks of the engine: where the project is, and what the host knows of its settings.
 * Immutable.
 *
 * <pre>{@code
 * EvaluationRequest request =
 *     EvaluationRequest.builder(Path.of(".")).environment(System.getenv()).build();
 * Optional<RunOutcome> outcome = Evaluation.run(request, EvaluationListener.NONE);
 * }</pre>
 */
public final class EvaluationRequest {
  /** Where suites, prompts and recordings lie below a project, unless a host says otherwise. */
  public static final String MEMORIES = "src/test/memories";

  private final Path project;
  private final Path memories;
  private final Path output;
  private final Map<String, String> pom;
  private final Map<String, String> environment;
  private final Properties properties;
  private final Supplier<Optional<String>> key;
  private final Supplier<Optional<ProxySettings>> proxy;
  private final UnaryOperator<String> recordCommand;
  private final RunLedgers ledgers;
  private final Clock clock;
  private final @Nullable Exchange service;
  private final List<SettingLayer> parameters;
  private final List<SettingLayer> fixed;
  private final boolean replayByDefault;
  private final Function<Mode, Optional<RecordRun>> recordings;

  private EvaluationRequest(Builder builder) {
    project = builder.project;
    memories = builder.memories;
    output = builder.output;
    pom = Map.copyOf(builder.pom);
    environment = Map.copyOf(builder.environment);
    properties = builder.properties;
    key = builder.key;
    proxy = builder.proxy;
    recordCommand = builder.recordCommand;
    ledgers = builder.ledgers;
    clock = builder.clock;
    service = builder.service;
    parameters = List.copyOf(builder.parameters);
    fixed = List.copyOf(builder.fixed);
    replayByDefault = builder.replayByDefault;
    recordings = builder.recordings;
  }

  /** Starts a request for a project, with its files at their usual places. */
  public static Builder builder(Path project) {
    return new Builder(project);
  }

  Path project() {
    return project;
  }

  Path memories() {
    return memories;
  }

  Path output() {
    return output;
  }

  Map<String, String> pom() {
    return pom;
  }

  Map<String, String> environment() {
    return environment;
  }

  Properties properties() {
    return properties;
  }

  /** The key, from the environment first. */
  Optional<String> key() {
    return Optional.ofNullable(environment.get("MEMORIES_API_KEY"))
        .filter(value -> !value.isBlank())
        .map(String::strip)
        .or(key);
  }

  /** The proxy the host was told of; to be asked only where a call may go out. */
  Optional<ProxySettings> proxy() {
    return proxy.get();
  }

  UnaryOperator<String> recordCommand() {
    return recordCommand;
  }

  /** The layers between the POM and the environment. */
  List<SettingLayer> parameters() {
    return parameters;
  }

  /** The layers above all others. */
  List<SettingLayer> fixed() {
    return fixed;
  }

  boolean replayByDefault() {
    return replayByDefault;
  }

  Optional<RecordRun> recording(Mode mode) {
    return recordings.apply(mode);
  }

  RunLedgers ledgers() {
    return ledgers;
  }

  Clock clock() {
    return clock;
  }

  Optional<Exchange> service() {
    return Optional.ofNullable(service);
  }

  /** Gathers a request; not thread-safe. */
  public static final class Builder {
    private final Path project;
    private Path memories;
    private Path output;
    private Map<String, String> pom = Map.of();
    private Map<String, String> environment = Map.of();
    private Properties properties = new Properties();
    private Supplier<Optional<String>> key = Optional::empty;
    private Supplier<Optional<ProxySettings>> proxy = Optional::empty;
    private UnaryOperator<String> recordCommand = filter -> "";
    private RunLedgers ledgers = new RunLedgers();
    private Clock clock = Clock.systemUTC();
    private @Nullable Exchange service;
    private final List<SettingLayer> parameters = new ArrayList<>();
    private final List<SettingLayer> fixed = new ArrayList<>();
    private boolean replayByDefault;
    private Function<Mode, Optional<RecordRun>> recordings = mode -> Optional.empty();

    private Builder(Path project) {
      this.project = project;
      this.memories = project.resolve(MEMORIES);
      this.output = project.resolve("target/memories");
    }

    /** Sets the directory of suites, prompts and recordings. */
    public Builder memories(Path newMemories) {
      this.memories = newMemories;
      return this;
    }

    /** Sets the directory of results and reports. */
    public Builder output(Path newOutput) {
      this.output = newOutput;
      return this;
    }

    /** Sets what the POM says, by setting name. */
    public Builder pom(Map<String, String> newPom) {
      this.pom = new LinkedHashMap<>(newPom);
      return this;
    }

    /**
     * Sets the environment: settings, the key, {@code HTTPS_PROXY} and {@code NO_PROXY}, and
     * whether it is CI ({@link CiEnvironment}).
     */
    public Builder environment(Map<String, String> newEnvironment) {
      this.environment = newEnvironment;
      return this;
    }

    /** Sets the properties of the command line. */
    public Builder properties(Properties newProperties) {
      this.properties = newProperties;
      return this;
    }

    /** Says where else a key may be found; asked only if the environment has none. */
    public Builder key(Supplier<Optional<String>> newKey) {
      this.key = newKey;
      return this;
    }

    /**
     * Says which proxy the host's own configuration names; asked only if calls may go out, and
     * stronger than what the JVM and the environment say.
     */
    public Builder proxy(Supplier<Optional<ProxySettings>> newProxy) {
      this.proxy = newProxy;
      return this;
    }

    /** Gives the command that records the cases of a filter, for messages. */
    public Builder recordCommand(UnaryOperator<String> newRecordCommand) {
      this.recordCommand = newRecordCommand;
      return this;
    }

    /** Shares ledgers with other evaluations of the same run. */
    public Builder ledgers(RunLedgers newLedgers) {
      this.ledgers = newLedgers;
      return this;
    }

    /** Adds settings of the host that are stronger than the POM and weaker than the environment. */
    public Builder parameters(SettingLayer layer) {
      this.parameters.add(layer);
      return this;
    }

    /** Adds settings that nothing changes: those the caller's code has decided on. */
    public Builder fixed(SettingLayer layer) {
      this.fixed.add(layer);
      return this;
    }

    /** Replays where nobody chose a mode, as tests do, also outside of CI and with a key. */
    public Builder replayByDefault() {
      this.replayByDefault = true;
      return this;
    }

    /** Takes part in a recording somebody else has begun, if there is one of that mode. */
    public Builder recordings(Function<Mode, Optional<RecordRun>> newRecordings) {
      this.recordings = newRecordings;
      return this;
    }

    /** Sets the clock. */
    public Builder clock(Clock newClock) {
      this.clock = newClock;
      return this;
    }

    /** Puts another service in the place of the remote one; for tests. */
    public Builder service(Exchange newService) {
      this.service = newService;
      return this;
    }

    /** The request. */
    public EvaluationRequest build() {
      return new EvaluationRequest(this);
    }
  }
}
