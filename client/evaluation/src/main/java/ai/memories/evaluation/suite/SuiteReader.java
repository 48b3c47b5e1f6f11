package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.dataset.Datasets;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.setting.SuiteEnvironment;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.YamlItems;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.evaluation.template.Templates;
import ai.memories.json.Json;
import ai.memories.pricing.Limits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads suites: YAML in promptfoo's words, strictly. What it does not know it refuses, with the
 * place and what to write instead. Thread-safe.
 *
 * <pre>{@code
 * SuiteReader reader = new SuiteReader(suites, files, types, new Templates());
 * Problems problems = new Problems();
 * Optional<Suite> suite = reader.read(suites.resolve("invoices.yaml"), problems);
 * suite.ifPresent(s -> s.check(problems));
 * problems.throwIfErrors();
 * }</pre>
 */
public final class SuiteReader {
  static final String TESTS = "tests";

  private final Path suites;
  private final ProjectFiles files;
  private final YamlReader yaml;
  private final AssertionTypes types;
  private final Templates templates;
  private final List<Provider> defaultProviders;
  private final SampleCount samples;
  private final Map<String, String> environment;
  private final Datasets datasets = Datasets.load(SuiteReader.class.getClassLoader());
  private final SchemaReader schemas = new SchemaReader();
  private final LocalImages images = new LocalImages();

  /**
   * A reader for the suites of one project.
   *
   * @param suites the directory suites are named from
   */
  public SuiteReader(Path suites, ProjectFiles files, AssertionTypes types, Templates templates) {
    this(
        suites,
        files,
        new YamlReader(files),
        types,
        templates,
        List.of(),
        SampleCount.AS_WRITTEN,
        Map.of());
  }

  private SuiteReader(
      Path suites,
      ProjectFiles files,
      YamlReader yaml,
      AssertionTypes types,
      Templates templates,
      List<Provider> defaultProviders,
      SampleCount samples,
      Map<String, String> environment) {
    this.suites = files.project().resolve(suites).normalize();
    this.files = files;
    this.yaml = yaml;
    this.types = types;
    this.templates = templates;
    this.defaultProviders = defaultProviders;
    this.samples = samples;
    this.environment = Map.copyOf(environment);
  }

  /** With another limit on a suite's size than 64 MB. */
  public SuiteReader withMaxBytes(long maxBytes) {
    return new SuiteReader(
        suites,
        files,
        yaml.withMaxBytes(maxBytes),
        types,
        templates,
        defaultProviders,
        samples,
        environment);
  }

  /**
   * With providers for the suites that name none.
   *
   * @param providers as a suite would write them
   */
  public SuiteReader withDefaultProviders(Located providers, Problems problems) {
    List<Provider> read = new ProviderReader(problems).read(providers);
    return new SuiteReader(suites, files, yaml, types, templates, read, samples, environment);
  }

  /** With a number of samples for the suites that say none, or for all. */
  public SuiteReader withSamples(SampleCount newSamples) {
    return new SuiteReader(
        suites, files, yaml, types, templates, defaultProviders, newSamples, environment);
  }

  /** With environment variables that templates may name as {@code env.NAME}. */
  public SuiteReader withEnvironment(Map<String, String> newEnvironment) {
    return new SuiteReader(
        suites, files, yaml, types, templates, defaultProviders, samples, newEnvironment);
  }

  /**
   * Reads a suite but for its tests, which {@link Suite#check} looks into.
   *
   * @param problems takes what is wrong; with an error among it the suite is only good for being
   *     checked
   * @return the suite, or nothing where the file is no YAML mapping
   */
  public Optional<Suite> read(Path file, Problems problems) {
    Path path = files.project().resolve(file).normalize();
    Reading reading = reading(path, problems);
    try (YamlItems items = yaml.items(path, TESTS, problems)) {
      long tests = 0;
      var kept = new Kept<Located>();
      for (var item = items.next(); item.isPresent(); item = items.next()) {
        tests++;
        kept.add(item.get(), Kept.bytes(item.get().json().node()));
      }
      Located root = items.root();
      tests(root, tests, problems);
      return Fields.of(root, Vocabulary.SUITE, problems)
          .map(fields -> suite(fields, reading, kept.all()));
    } catch (ConfigurationException e) {
      e.problems().forEach(problems::add);
      return Optional.empty();
    }
  }

  /**
   * Looks at the schemas and prompts of a project whether a suite refers to them or not.
   *
   * @param memories the directory of {@code schemas} and {@code prompts}
   */
  public void checkUnreferenced(Path memories, Problems problems) {
    Path referrer = files.project().resolve(memories).normalize().resolve("memories.yaml");
    new UnreferencedFiles(reading(referrer, problems)).check(referrer.resolveSibling("."));
  }

  private Reading reading(Path path, Problems problems) {
    return new Reading(
        path, files, yaml, templates, types, schemas, images, datasets, Map.of(), problems);
  }

  private Suite suite(Fields fields, Reading withoutEnv, Optional<List<Located>> items) {
    Reading reading = withoutEnv.withEnv(env(fields, withoutEnv.problems()));
    fields
        .get("evaluateOptions")
        .ifPresent(given -> Fields.of(given, Vocabulary.EVALUATE_OPTIONS, reading.problems()));
    fields
        .get("commandLineOptions")
        .ifPresent(given -> Fields.of(given, Vocabulary.COMMAND_LINE_OPTIONS, reading.problems()));
    TestContent defaults =
        fields
            .get("defaultTest")
            .map(value -> new TestReader(reading).defaults(value))
            .orElse(TestContent.NONE);
    CallSettings own = CallSettings.read(fields, reading);
    CallSettings withoutBudget =
        new CallSettings(own.responseSchema(), own.files(), Optional.empty());
    var head =
        new SuiteHead(
            name(reading.suite()),
            fields.text("description"),
            providers(fields, reading),
            prompts(fields, reading),
            defaults.settings().orElse(withoutBudget),
            own.budget().orElse(Limits.NONE),
            fields
                .get("regression")
                .map(rules -> RegressionRules.read(rules, reading.problems()))
                .orElse(RegressionRules.NONE),
            fields
                .get("repeat")
                .map(repeat -> Repeat.read(repeat, reading.problems()))
                .orElse(Repeat.NONE),
            samples);
    Optional<Located> whole =
        fields.mapping().at("/" + TESTS).filter(tests -> tests.json().node().isTextual());
    return new Suite(head, new TestFile(reading, defaults, whole, items));
  }

  /** What the environment gives, and over it what the suite says itself. */
  private Map<String, Json> env(Fields fields, Problems problems) {
    Map<String, Json> env = new LinkedHashMap<>();
    environment.forEach((name, value) -> env.put(name, Json.text(value)));
    for (Located own : fields.object("env").stream().toList()) {
      for (String name : (Iterable<String>) own.json().node()::fieldNames) {
        Located value = own.at(Fields.pointer(name)).orElseThrow();
        if (SuiteEnvironment.isSecret(name)) {
          problems.error(
              own.keyLocation(Fields.pointer(name)),
              "\""
                  + name
                  + "\" says that it is a secret, which has no place in a suite: remove it");
        } else if (value.json().node().isContainerNode() || value.json().node().isNull()) {
          problems.error(value.location(), "a variable of the environment is a text or a number");
        } else {
          env.put(name, Json.text(value.json().node().asText()));
        }
      }
    }
    return env;
  }

  private static void tests(Located root, long count, Problems problems) {
    Optional<Located> tests = root.at("/" + TESTS);
    if (tests.filter(value -> !value.json().node().isArray()).isPresent()) {
      if (!tests.get().json().node().isTextual()) {
        problems.error(
            tests.get().location(),
            "tests must be a list, or a file://…, not " + Fields.shown(tests.get()));
      }
    } else if (count == 0) {
      problems.error(root.keyLocation("/" + TESTS), "the suite has no tests");
    }
  }

  private List<Provider> providers(Fields fields, Reading reading) {
    Optional<Located> written = fields.get("providers");
    List<Provider> read =
        written
            .map(list -> new ProviderReader(reading.problems()).read(list))
            .orElse(defaultProviders);
    boolean nothingWritten =
        written.map(list -> Fields.items(list).isEmpty()).orElse(defaultProviders.isEmpty());
    boolean told = fields.mapping().json().node().has("targets");
    if (nothingWritten && !told) {
      reading
          .problems()
          .error(
              fields.mapping().keyLocation("/providers"),
              "the suite has no providers: add providers: [gemini:gemini-2.5-flash]");
    }
    return read;
  }

  private static List<Prompt> prompts(Fields fields, Reading reading) {
    Optional<Located> written = fields.get("prompts");
    if (written.map(Fields::items).orElse(List.of()).isEmpty()) {
      reading
          .problems()
          .error(fields.mapping().keyLocation("/prompts"), "the suite has no prompts");
    }
    return written.map(list -> new PromptReader(reading).read(list)).orElse(List.of());
  }

  private String name(Path file) {
    Path shown = file.startsWith(suites) ? suites.relativize(file) : file.getFileName();
    return String.valueOf(shown).replace('\\', '/').replaceFirst("\\.ya?ml$", "");
  }
}
