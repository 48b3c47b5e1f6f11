package ai.memories.evaluation.setting;

import ai.memories.ModelId;
import ai.memories.cassette.MatchRules;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.pricing.PriceList;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a project says for all its suites and tests: {@code memories.yaml} and {@code prices.yaml}.
 * Immutable.
 *
 * <pre>{@code
 * var problems = new Problems();
 * ProjectConfig config = ProjectConfig.read(Path.of("src/test/memories"), files, problems);
 * problems.throwIfErrors();
 * config.provider(); // Optional[gemini:gemini-2.5-flash]
 * }</pre>
 *
 * @param provider the model of those who name none
 * @param layer the settings among it
 * @param fileRoots directories beside the project that suites may read
 * @param videoLength the longest video, where a file does not say its own length
 * @param thinkingExtra whether thinking is bounded beside {@code max_tokens}, not inside it
 * @param prices the prices that count
 * @param environment which environment variables suites may read
 * @param rules what does not count when requests are compared, and what is never written
 */
public record ProjectConfig(
    Optional<ModelId> provider,
    SettingLayer layer,
    List<Path> fileRoots,
    Optional<Duration> videoLength,
    boolean thinkingExtra,
    PriceList prices,
    SuiteEnvironment environment,
    MatchRules rules) {
  private static final String DEFAULTS = "memories.yaml";
  private static final String PRICES = "prices.yaml";
  private static final List<String> OWN_KEYS =
      List.of("provider", "limits", "fileRoots", "media", "budget", "match", "redaction", "env");

  /** Copies the roots. */
  public ProjectConfig {
    fileRoots = List.copyOf(fileRoots);
  }

  /**
   * Reads both files, as far as they exist.
   *
   * @param directory where they lie, usually {@code src/test/memories}
   * @param problems takes all that is wrong with them
   */
  public static ProjectConfig read(Path directory, ProjectFiles files, Problems problems) {
    var yaml = new YamlReader(files);
    PriceList prices =
        readIfPresent(yaml, directory.resolve(PRICES), problems)
            .map(file -> PriceFile.over(PriceList.bundled(), file, problems))
            .orElseGet(PriceList::bundled);
    return readIfPresent(yaml, directory.resolve(DEFAULTS), problems)
        .map(file -> new Reader(Keys.of(file, "memories.yaml", allKeys(), problems)).read(prices))
        .orElseGet(() -> plain(prices));
  }

  /**
   * With the values of the environment variables suites may read, which no recording shows.
   *
   * @param problems takes what is wrong with the values; it shows none of them
   */
  public ProjectConfig in(Map<String, String> variables, Problems problems) {
    SuiteEnvironment filled = environment.filledFrom(variables, problems);
    return new ProjectConfig(
        provider, layer, fileRoots, videoLength, thinkingExtra, prices, filled, filled.mask(rules));
  }

  private static ProjectConfig plain(PriceList prices) {
    return new ProjectConfig(
        Optional.empty(),
        SettingLayer.ofFile(
            Map.of(),
            setting -> {
              throw new IllegalStateException();
            }),
        List.of(),
        Optional.empty(),
        false,
        prices,
        SuiteEnvironment.NONE,
        MatchRules.NONE);
  }

  private static Optional<Located> readIfPresent(YamlReader yaml, Path file, Problems problems) {
    return Files.exists(file) ? yaml.read(file, problems) : Optional.empty();
  }

  private static List<String> allKeys() {
    List<String> keys = new ArrayList<>(OWN_KEYS);
    keys.addAll(Setting.keys());
    keys.remove(Setting.ALLOW_RECORDING_IN_CI.key());
    return keys;
  }

  /** Reads {@code memories.yaml}. */
  private record Reader(Keys root) {

    ProjectConfig read(PriceList prices) {
      return new ProjectConfig(
          root.text("provider").flatMap(text -> root.parsed("provider", text, ModelId::parse)),
          settings(),
          fileRoots(),
          root.mapping("media", List.of("videoSeconds"))
              .flatMap(media -> media.positive("videoSeconds"))
              .map(Duration::ofSeconds),
          root.mapping("budget", List.of("thinkingExtra"))
              .flatMap(budget -> budget.flag("thinkingExtra"))
              .orElse(false),
          prices,
          root.mapping("env", List.of("allow"))
              .map(SuiteEnvironment::read)
              .orElse(SuiteEnvironment.NONE),
          MatchRuleReader.read(root));
    }

    private SettingLayer settings() {
      Map<Setting, String> values = new LinkedHashMap<>();
      Map<Setting, Located> places = new LinkedHashMap<>();
      Optional<Keys> limits = root.mapping("limits", List.of("maxCost", "maxTokens"));
      for (Setting setting : Setting.values()) {
        root.get(setting.key())
            .or(() -> limits.flatMap(keys -> keys.get(setting.key())))
            .ifPresent(
                value -> {
                  values.put(setting, written(value.json().node()));
                  places.put(setting, value);
                });
      }
      return SettingLayer.ofFile(
          values, setting -> Objects.requireNonNull(places.get(setting)).location());
    }

    /** Lists are written with commas on a command line, and read so here. */
    private static String written(JsonNode value) {
      if (value.isArray()) {
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.asText()));
        return String.join(",", items);
      }
      return value.isValueNode() ? value.asText() : value.toString();
    }

    private List<Path> fileRoots() {
      List<Path> roots = new ArrayList<>();
      root.get("fileRoots")
          .ifPresent(list -> list.json().node().forEach(item -> roots.add(Path.of(item.asText()))));
      return roots;
    }
  }
}
