package ai.memories.evaluation;

import ai.memories.cassette.CassetteCheck;
import ai.memories.cassette.CassetteProblem;
import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.setting.ProjectConfig;
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
import ai.memories.http.BaseUrl;
import ai.memories.http.Endpoint;
import ai.memories.pricing.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a project says, read and checked: settings, prices, suites with all they refer to,
 * baselines. Nothing of it needs a key, a mode or a place to write to, so that every host can ask
 * for it.
 *
 * @param request what the host asked
 * @param settings the settings that count
 * @param config what the project says
 * @param files what may be read
 * @param filter which cases run
 * @param tests how many tests the suites have
 * @param suites the suites; with an error among the problems only good for being looked at
 * @param problems what was found
 */
record ProjectCheck(
    EvaluationRequest request,
    Settings settings,
    ProjectConfig config,
    ProjectFiles files,
    SuiteFilter filter,
    long tests,
    List<Suite> suites,
    Problems problems) {

  /**
   * Reads all, and goes on where something is wrong; empty where there is nothing to run.
   *
   * @param problems takes what is wrong, for {@link #end} to tell
   */
  static Optional<ProjectCheck> make(
      EvaluationRequest request, EvaluationListener listener, Problems problems)
      throws IOException {
    var own = new ProjectFiles(request.project(), List.of());
    ProjectConfig config =
        ProjectConfig.read(request.memories(), own, problems).in(request.environment(), problems);
    problems.maskBy(config.environment()::mask);
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
    var files = new ProjectFiles(request.project(), config.fileRoots());
    SuiteFilter filter = filter(settings, problems);
    SuiteReader reader = reader(directory, settings, config, files);
    List<Suite> suites = new ArrayList<>();
    long tests = 0;
    for (Path file : SuiteFiles.find(directory, settings.suites(), problems)) {
      Optional<Suite> suite = reader.read(file, problems);
      suite.ifPresent(suites::add);
      tests += suite.map(read -> read.check(problems)).orElse(0L);
    }
    suites.forEach(suite -> refuseOtherDoors(suite, settings, problems));
    suites.forEach(suite -> warnOfUnpriced(suite, config.prices(), problems));
    suites.forEach(suite -> Regression.baselines(request).check(suite.name(), problems));
    return Optional.of(
        new ProjectCheck(request, settings, config, files, filter, tests, suites, problems));
  }

  /**
   * Tells the listener of the warnings.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException with all errors, if there are any
   */
  void end(EvaluationListener listener) {
    problems.warnings().forEach(listener::warned);
    problems.throwIfErrors();
  }

  /** A misspelt model, or one of another service, is not found out by paying for it. */
  private static void warnOfUnpriced(Suite suite, PriceList prices, Problems problems) {
    for (Provider provider : suite.providers()) {
      if (prices.price(provider.model()).isEmpty()) {
        String near =
            prices
                .nearest(provider.model())
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        problems.add(
            Problem.warning(
                "suite "
                    + suite.name()
                    + ": no price is known for "
                    + provider.model()
                    + near
                    + " A limit on money will refuse its calls: correct the name, or add it under"
                    + " models in prices.yaml"));
      }
    }
  }

  /** The settings that count, from all layers. */
  static Settings settings(EvaluationRequest request, ProjectConfig config, Problems problems) {
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

  private static SuiteReader reader(
      Path directory, Settings settings, ProjectConfig config, ProjectFiles files) {
    AssertionTypes types = AssertionTypes.load(ProjectCheck.class.getClassLoader());
    return new SuiteReader(directory, files, types, new Templates())
        .withEnvironment(config.environment().values())
        .withSamples(new SampleCount(settings.usualSamples(), settings.forcedSamples()));
  }

  /**
   * Looks at every recording: what is wrong with one is an error, since replaying would be; that
   * nobody can ask for it is a warning.
   */
  void lookIntoRecordings() throws IOException {
    if (settings.suites().isEmpty() && !problems.hasErrors()) { // else not all suites are known
      new GoneSuites(request.memories().resolve("cassettes"), suites).tell(files, problems);
    }
    var check =
        CassetteCheck.builder(request.memories().resolve("cassettes")).rules(config.rules());
    request.key().ifPresent(check::secret);
    for (CassetteProblem problem : check.build().run()) {
      problems.error(Location.startOf(files.display(problem.file())), problem.message());
    }
  }

  /** Looks into schemas and prompts that no suite refers to: what is wrong there is a warning. */
  void lookIntoTheRest() {
    var found = new Problems();
    reader(request.memories().resolve("suites"), settings, config, files)
        .checkUnreferenced(request.memories(), found);
    Set<String> told = problems.all().stream().map(ProjectCheck::file).collect(Collectors.toSet());
    found.all().stream()
        .filter(problem -> !told.contains(file(problem)))
        .forEach(problem -> problems.add(problem.asWarning()));
  }

  private static String file(Problem problem) {
    return problem.location().map(Location::file).orElse("");
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
}
