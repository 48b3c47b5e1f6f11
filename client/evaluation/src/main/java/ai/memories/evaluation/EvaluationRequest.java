package ai.memories.evaluation;

import ai.memories.evaluation.setting.CiEnvironment;
import ai.memories.http.Exchange;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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
  private final UnaryOperator<String> recordCommand;
  private final RunLedgers ledgers;
  private final Clock clock;
  private final @Nullable Exchange service;

  private EvaluationRequest(Builder builder) {
    project = builder.project;
    memories = builder.memories;
    output = builder.output;
    pom = Map.copyOf(builder.pom);
    environment = Map.copyOf(builder.environment);
    properties = builder.properties;
    key = builder.key;
    recordCommand = builder.recordCommand;
    ledgers = builder.ledgers;
    clock = builder.clock;
    service = builder.service;
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

  UnaryOperator<String> recordCommand() {
    return recordCommand;
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
    private UnaryOperator<String> recordCommand = filter -> "";
    private RunLedgers ledgers = new RunLedgers();
    private Clock clock = Clock.systemUTC();
    private @Nullable Exchange service;

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

    /** Sets the environment: settings, the key, and whether it is CI ({@link CiEnvironment}). */
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
