package ai.memories.junit;

import ai.memories.MemoriesException;
import ai.memories.ModelId;
import ai.memories.cassette.Cassette;
import ai.memories.cassette.Mode;
import ai.memories.cassette.RecordRun;
import ai.memories.evaluation.Announcement;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.RunLedgers;
import ai.memories.evaluation.Wiring;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.setting.Setting;
import ai.memories.evaluation.setting.SettingLayer;
import ai.memories.evaluation.setting.Settings;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Overrun;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * All tests of one launch: what the project says, the ledger (of all forks), and a wiring for each
 * mode in use. Lives in the store of the root and ends with it. Thread-safe.
 */
final class TestRun extends StoredResource {
  static final Namespace NAMESPACE = Namespace.create("ai.memories.junit");

  private static final System.Logger LOG = System.getLogger("ai.memories.junit");

  private final Host host;
  private final ProjectConfig config;
  private final SettingLayer parameters;
  private final List<SettingLayer> strongLayers;
  private final RunLedgers ledgers;
  private final Cassette cassette;
  private final Map<Mode, Wiring> wirings = new ConcurrentHashMap<>();
  private @Nullable RecordRun recording;

  private TestRun(Host host, Function<String, Optional<String>> parameters) {
    this.host = host;
    this.ledgers = ForkedRun.ledgers(host);
    this.cassette = Cassette.at(host.memories().resolve("cassettes"));
    var problems = new Problems();
    this.config =
        ProjectConfig.read(host.memories(), new ProjectFiles(host.project(), List.of()), problems);
    this.parameters = SettingLayer.ofParameters(parameters, "configuration parameter", problems);
    this.strongLayers =
        List.of(
            this.parameters,
            SettingLayer.ofEnvironment(host.environment()),
            SettingLayer.ofProperties(host.properties(), problems));
    problems.warnings().forEach(problem -> LOG.log(Level.WARNING, problem.toString()));
    problems.throwIfErrors();
  }

  /** The run a context is part of. */
  static TestRun of(ExtensionContext context) {
    ExtensionContext root = context.getRoot();
    var store = root.getStore(NAMESPACE);
    Host host = store.getOrComputeIfAbsent(Host.class, type -> Host.ofThisJvm(), Host.class);
    try {
      return store.getOrComputeIfAbsent(
          TestRun.class, type -> new TestRun(host, root::getConfigurationParameter), TestRun.class);
    } catch (MemoriesException e) {
      throw new ExtensionConfigurationException(e.getMessage(), e);
    }
  }

  /** A run of its own, for what is called outside of a test of ours. */
  static TestRun alone() {
    return new TestRun(Host.ofThisJvm(), name -> Optional.empty());
  }

  /** Asks the engine for suites, with the settings, ledger and recording of these tests. */
  EvaluationRequest suites(String globs, String name) {
    Map<Setting, String> chosen = globs.isEmpty() ? Map.of() : Map.of(Setting.SUITES, globs);
    var request =
        EvaluationRequest.builder(host.project())
            .output(host.output().resolve("tests").resolve(name))
            .parameters(parameters)
            .fixed(SettingLayer.ofHost(chosen, "MemoriesSuites.from"))
            .replayByDefault()
            .environment(host.environment())
            .properties(host.properties())
            .ledgers(ledgers)
            .recordings(mode -> mode == Mode.RECORD ? recording() : Optional.empty())
            .recordCommand(filter -> RecordCommand.ofSuite());
    host.service().ifPresent(request::service);
    return request.build();
  }

  /** Says something before the first call. */
  static void announce(String line) {
    LOG.log(Level.INFO, line);
  }

  URI uriOf(String file) {
    return host.uriOf(file);
  }

  /** The recording of everything anew, where these tests have begun one. */
  private synchronized Optional<RecordRun> recording() {
    return Optional.ofNullable(recording);
  }

  private synchronized RecordRun begin(Settings settings) {
    RecordRun begun = recording;
    if (begun == null) {
      begun = begin(settings.restart());
      recording = begun;
      if (begun.resumed() > 0) {
        LOG.log(
            Level.INFO,
            "{0} answers of an interrupted run are taken as recorded; -Dmemories.restart=true"
                + " asks anew",
            begun.resumed());
      }
    }
    return begun;
  }

  private RecordRun begin(boolean restart) {
    return ForkedRun.paid(host)
        .map(list -> RecordRun.begin(cassette, restart, list))
        .orElseGet(() -> RecordRun.begin(cassette, restart));
  }

  /** The model of those who name none. */
  Optional<ModelId> provider() {
    return config.provider();
  }

  /** Where the recordings lie. */
  Path cassettes() {
    return cassette.root();
  }

  /** The recordings, the same for all modes in use. */
  Cassette cassette() {
    return cassette;
  }

  /** Whether any test of this launch records. */
  boolean records() {
    return wirings.keySet().stream().anyMatch(Mode::records);
  }

  /**
   * Client, cassettes and ledger for a test.
   *
   * @throws ExtensionConfigurationException if the mode cannot be had here
   */
  Wiring wiring(Attributes attributes) {
    var problems = new Problems();
    Settings settings = settings(attributes, problems);
    RunMode mode = RunMode.ofJUnit(settings, host.environment(), host.key().isPresent(), problems);
    try {
      problems.throwIfErrors();
    } catch (MemoriesException e) {
      throw new ExtensionConfigurationException(e.getMessage(), e);
    }
    return wirings.computeIfAbsent(mode.mode(), m -> open(settings, mode));
  }

  private Settings settings(Attributes attributes, Problems problems) {
    List<SettingLayer> layers = new ArrayList<>();
    layers.add(config.layer());
    attributes
        .mode()
        .ifPresent(
            mode ->
                layers.add(
                    SettingLayer.ofHost(
                        Map.of(Setting.MODE, mode.label()), attributes.origin() + ", mode")));
    layers.addAll(strongLayers);
    return Settings.resolve(layers, problems);
  }

  private Wiring open(Settings settings, RunMode mode) {
    Limits limits = Announcement.enforced(mode, settings);
    if (mode.mode().callsOut()) {
      LOG.log(Level.INFO, Announcement.of(mode, settings, limits));
    }
    return Wiring.builder(settings, mode, config, cassette)
        .limits(limits)
        .ledgers(ledgers)
        .recording(mode.mode() == Mode.RECORD ? Optional.of(begin(settings)) : Optional.empty())
        .recordCommand(RecordCommand::of)
        .key(host.key())
        .environment(host.environment())
        .service(host.service())
        .open();
  }

  /**
   * The last test has run.
   *
   * @throws org.opentest4j.AssertionFailedError if a limit that somebody set for the run is passed
   */
  @Override
  public void close() {
    wirings.values().forEach(Wiring::close);
    wirings
        .values()
        .forEach(wiring -> wiring.tooOld().ifPresent(line -> LOG.log(Level.WARNING, line)));
    recording()
        .ifPresent(
            run -> {
              run.complete();
              run.close();
            });
    Limits set = settings(Attributes.NONE, new Problems()).limits();
    List<Overrun> overruns =
        wirings.values().stream()
            .map(Wiring::run)
            .distinct()
            .flatMap(run -> run.overruns(set).stream())
            .toList();
    ledgers.end();
    TestEnding.refuse(overruns);
  }
}
