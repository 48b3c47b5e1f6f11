package ai.memories.evaluation;

import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.setting.Setting;
import ai.memories.evaluation.setting.SettingLayer;
import ai.memories.evaluation.setting.Settings;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.suite.Provider;
import ai.memories.evaluation.suite.SampleCount;
import ai.memories.evaluation.suite.Suite;
import ai.memories.evaluation.suite.SuiteFilter;
import ai.memories.evaluation.suite.SuiteReader;
import ai.memories.evaluation.template.Templates;
import ai.memories.http.ApiKey;
import ai.memories.http.ApiRequest;
import ai.memories.http.BaseUrl;
import ai.memories.http.Endpoint;
import ai.memories.pricing.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Everything a run needs, read and checked before the first call.
 *
 * @param request what the host asked
 * @param settings the settings that count
 * @param mode the mode and who decided it
 * @param limits what the run is held to
 * @param config what the project says
 * @param files what may be read
 * @param filter which cases run
 * @param lastRun what did not pass in the run before
 * @param suites the suites, checked
 */
record Plan(
    EvaluationRequest request,
    Settings settings,
    RunMode mode,
    Limits limits,
    ProjectConfig config,
    ProjectFiles files,
    SuiteFilter filter,
    LastRun lastRun,
    List<Suite> suites) {

  /** Reads and checks all; empty where there is nothing to run. */
  static Optional<Plan> make(EvaluationRequest request, EvaluationListener listener)
      throws IOException {
    var problems = new Problems();
    var own = new ProjectFiles(request.project(), List.of());
    ProjectConfig config = ProjectConfig.read(request.memories(), own, problems);
    Settings settings = settings(request, config, problems);
    if (settings.skip()) {
      listener.announced("Evaluation is skipped");
      return Optional.empty();
    }
    Path directory = request.memories().resolve("suites");
    if (!Files.isDirectory(directory) && settings.suites().isEmpty()) {
      problems.throwIfErrors();
      listener.announced("No suites here: " + directory + " does not exist");
      return Optional.empty();
    }
    boolean hasKey = request.key().isPresent();
    RunMode mode =
        request.replayByDefault()
            ? RunMode.ofJUnit(settings, request.environment(), hasKey, problems)
            : RunMode.ofGoal(settings, request.environment(), hasKey, problems);
    var files = new ProjectFiles(request.project(), config.fileRoots());
    SuiteFilter filter = filter(settings, problems);
    LastRun lastRun = lastRun(filter, settings, request, problems);
    List<Suite> suites = suites(directory, settings, files, problems);
    suites.forEach(suite -> refuseOtherDoors(suite, settings, problems));
    suites.forEach(suite -> Regression.baselines(request).check(suite.name(), problems));
    if (mode.mode().callsOut()) {
      refuseBrokenKey(request, problems);
    }
    refuseUnwritable(request.output(), problems);
    problems.warnings().forEach(listener::warned);
    problems.throwIfErrors();
    return Optional.of(
        new Plan(
            request,
            settings,
            mode,
            Announcement.enforced(mode, settings),
            config,
            files,
            filter,
            lastRun,
            suites));
  }

  /** How many cases there are; unknown where a filter chooses among them. */
  OptionalLong cases() {
    return filter == SuiteFilter.ALL
        ? OptionalLong.of(suites.stream().mapToLong(Suite::caseCount).sum())
        : OptionalLong.empty();
  }

  /** What is recorded, looked up beside the run. */
  Recordings recordings(Consumer<ApiRequest> missed) {
    Endpoint usual =
        settings
            .endpoint()
            .or(() -> settings.baseUrl().flatMap(BaseUrl::endpoint))
            .orElse(Endpoint.VU);
    return new Recordings(
        config, request.memories().resolve("cassettes"), usual, settings.maxAge(), missed);
  }

  private static LastRun lastRun(
      SuiteFilter filter, Settings settings, EvaluationRequest request, Problems problems) {
    return filter.asksForFailed()
        ? LastRun.read(
            request.output().resolve("results.jsonl"),
            settings.origin(Setting.FILTER).orElse("filter"),
            problems)
        : LastRun.NOT_ASKED_FOR;
  }

  private static Settings settings(
      EvaluationRequest request, ProjectConfig config, Problems problems) {
    List<SettingLayer> layers = new ArrayList<>();
    layers.add(config.layer());
    layers.add(SettingLayer.ofPom(request.pom(), problems));
    layers.addAll(request.parameters());
    layers.add(SettingLayer.ofEnvironment(request.environment()));
    layers.add(SettingLayer.ofProperties(request.properties(), problems));
    layers.addAll(request.fixed());
    return Settings.resolve(layers, problems);
  }

  private static SuiteFilter filter(Settings settings, Problems problems) {
    try {
      return settings.filter().map(SuiteFilter::parse).orElse(SuiteFilter.ALL);
    } catch (IllegalArgumentException e) {
      problems.add(
          Problem.error(settings.origin(Setting.FILTER).orElse("filter") + ": " + e.getMessage()));
      return SuiteFilter.ALL;
    }
  }

  private static List<Suite> suites(
      Path directory, Settings settings, ProjectFiles files, Problems problems) throws IOException {
    List<Suite> suites = new ArrayList<>();
    var reader =
        new SuiteReader(
                directory, files, AssertionTypes.load(Plan.class.getClassLoader()), new Templates())
            .withSamples(new SampleCount(settings.usualSamples(), settings.forcedSamples()));
    for (Path file : SuiteFiles.find(directory, settings.suites(), problems)) {
      reader
          .read(file, problems)
          .ifPresent(
              suite -> {
                suite.check(problems);
                suites.add(suite);
              });
    }
    return suites;
  }

  /** A base URL that ends in a door leaves no choice of another. */
  private static void refuseOtherDoors(Suite suite, Settings settings, Problems problems) {
    Optional<Endpoint> door = settings.baseUrl().flatMap(BaseUrl::endpoint);
    for (Provider provider : suite.providers()) {
      Optional<Endpoint> wanted = provider.endpoint();
      if (door.isPresent() && wanted.isPresent() && !wanted.equals(door)) {
        problems.add(
            Problem.error(
                "suite "
                    + suite.name()
                    + ": provider "
                    + provider.label()
                    + " asks for the endpoint "
                    + wanted.get().segment()
                    + ", but baseUrl ends in /"
                    + door.get().segment()
                    + "; leave that off the base URL"));
      }
    }
  }

  private static void refuseBrokenKey(EvaluationRequest request, Problems problems) {
    try {
      request.key().ifPresent(ApiKey::of);
    } catch (IllegalArgumentException e) {
      problems.add(Problem.error(String.valueOf(e.getMessage())));
    }
  }

  private static void refuseUnwritable(Path output, Problems problems) {
    try {
      Files.createDirectories(output);
      Files.delete(Files.createTempFile(output, ".writable", null));
    } catch (IOException e) {
      problems.add(
          Problem.error(
              "the output directory " + output + " cannot be written: " + e.getMessage()));
    }
  }
}
