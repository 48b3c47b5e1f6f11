package ai.memories.evaluation.setting;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of one place: the POM, the environment, the command line. A name nobody knows is a
 * problem, and so is a key: it would be printed by {@code mvn -X} and end in test reports.
 *
 * <pre>{@code
 * SettingLayer environment = SettingLayer.ofEnvironment(System.getenv());
 * SettingLayer commandLine = SettingLayer.ofProperties(System.getProperties(), problems);
 * Settings settings = Settings.resolve(List.of(environment, commandLine), problems);
 * }</pre>
 */
public final class SettingLayer {
  private static final String PREFIX = "memories.";
  private static final String ENV_PREFIX = "MEMORIES_";

  private static final Set<String> KEY_NAMES =
      Set.of("apikey", "api_key", "api.key", "key", "token");
  private static final String KEY_ADVICE =
      "the API key is no parameter and no property, since those are printed by mvn -X and end in"
          + " test reports; give it as the environment variable "
          + ENV_PREFIX
          + "API_KEY, or in settings.xml as the server \"memories\"";

  /** Users keep the plugin's version under the first; the others are single goals' alone. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          PREFIX + "version",
          PREFIX + "prune.delete",
          PREFIX + "merge.from",
          PREFIX + "report.from");

  /** A value and what to call the place it came from. */
  record Entry(String value, String origin) {}

  private final Map<Setting, Entry> entries = new LinkedHashMap<>();

  private final boolean belowSuites;

  private SettingLayer(boolean belowSuites) {
    this.belowSuites = belowSuites;
  }

  private SettingLayer() {
    this(false);
  }

  /**
   * The values of a POM's {@code <configuration>}. What CI may spend is not decided by a file that
   * anybody's pull request can change.
   *
   * @param values by name
   */
  public static SettingLayer ofPom(Map<String, String> values, Problems problems) {
    SettingLayer layer = of(values, name -> "<" + name + "> in the POM", problems);
    Entry recording = layer.entries.remove(Setting.ALLOW_RECORDING_IN_CI);
    if (recording != null) {
      problems.add(
          Problem.error(
              recording.origin()
                  + " is refused: only the environment variable "
                  + Setting.ALLOW_RECORDING_IN_CI.environmentVariable()
                  + " or -D"
                  + Setting.ALLOW_RECORDING_IN_CI.property()
                  + " may allow it"));
    }
    return layer;
  }

  /** The properties that start with {@code memories.}, as given by {@code -D}. */
  public static SettingLayer ofProperties(Properties properties, Problems problems) {
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX) && !OF_OTHERS.contains(name))
        .forEach(
            name -> values.put(name.substring(PREFIX.length()), properties.getProperty(name, "")));
    return of(values, name -> "-D" + PREFIX + name, problems);
  }

  /** The environment variables of our settings; others may belong to somebody else. */
  public static SettingLayer ofEnvironment(Map<String, String> environment) {
    var layer = new SettingLayer();
    for (Setting setting : Setting.values()) {
      String variable = setting.environmentVariable();
      Optional.ofNullable(environment.get(variable))
          .filter(value -> !value.isBlank())
          .ifPresent(value -> layer.entries.put(setting, new Entry(value, variable)));
    }
    return layer;
  }

  /**
   * The values a host has of its own, such as an annotation's attributes.
   *
   * @param origin what to call the place of all of them
   */
  public static SettingLayer ofHost(Map<Setting, String> values, String origin) {
    var layer = new SettingLayer();
    values.forEach((setting, value) -> layer.entries.put(setting, new Entry(value, origin)));
    return layer;
  }

  /**
   * Parameters that can only be asked for by name, under the names of the properties.
   *
   * @param origin what such a parameter is called, such as {@code configuration parameter}
   */
  public static SettingLayer ofParameters(
      Function<String, Optional<String>> parameters, String origin, Problems problems) {
    Map<String, String> values = new LinkedHashMap<>();
    Stream.concat(Setting.keys().stream(), Stream.of("apiKey", "key"))
        .forEach(name -> parameters.apply(PREFIX + name).ifPresent(v -> values.put(name, v)));
    return of(values, name -> origin + " " + PREFIX + name, problems);
  }

  /** The values of a file, each with the place it stands at. */
  public static SettingLayer ofFile(Map<Setting, String> values, Function<Setting, Location> at) {
    var layer = new SettingLayer(true);
    values.forEach(
        (setting, value) ->
            layer.entries.put(setting, new Entry(value, at.apply(setting) + ": " + setting.key())));
    return layer;
  }

  private static SettingLayer of(
      Map<String, String> values, Function<String, String> origin, Problems problems) {
    var layer = new SettingLayer();
    values.forEach(
        (name, value) -> {
          Optional<Setting> setting = Setting.of(name);
          if (setting.isPresent()) {
            layer.entries.put(setting.get(), new Entry(value.strip(), origin.apply(name)));
          } else if (looksLikeKey(name)) {
            problems.add(Problem.error(origin.apply(name) + " is refused: " + KEY_ADVICE));
          } else {
            problems.add(
                Problem.error(
                    origin.apply(name)
                        + " is no setting"
                        + Suggestion.didYouMean(name, Setting.keys())));
          }
        });
    return layer;
  }

  private static boolean looksLikeKey(String name) {
    return KEY_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether what a suite says is stronger: so it is with the project's own file. */
  boolean belowSuites() {
    return belowSuites;
  }

  Map<Setting, Entry> entries() {
    return entries;
  }
}
