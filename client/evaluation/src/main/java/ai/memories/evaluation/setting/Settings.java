package ai.memories.evaluation.setting;

import ai.memories.MemoriesException;
import ai.memories.cassette.MaxAge;
import ai.memories.cassette.Mode;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.setting.SettingLayer.Entry;
import ai.memories.http.BaseUrl;
import ai.memories.http.Endpoint;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of a run, each from the strongest layer that has it; limits are the smallest of all
 * layers. Immutable.
 *
 * <pre>{@code
 * SettingLayer told = SettingLayer.ofHost(Map.of(Setting.MAX_COST, "0.50"), "my build");
 * Settings settings = Settings.resolve(List.of(told), problems);
 * settings.limits().maxCost();       // Optional[0.50 USD]
 * settings.origin(Setting.MAX_COST); // Optional[my build]
 * }</pre>
 */
public final class Settings {
  private static final int DEFAULT_CONCURRENCY = 16;
  private static final int MAX_CONCURRENCY = 4_096;
  private static final int MAX_SAMPLES = 10_000;
  private static final String NO_LIMIT = "none";
  private static final Set<Setting> DECIDING =
      EnumSet.of(
          Setting.BASE_URL,
          Setting.ENDPOINT,
          Setting.REPEAT,
          Setting.FAIL_FAST,
          Setting.MAX_AGE,
          Setting.SUITES);

  private final Map<Setting, Entry> strongest;
  private final Problems problems;

  private final Optional<Mode> mode;
  private final Optional<BaseUrl> baseUrl;
  private final Optional<Endpoint> endpoint;
  private final int maxConcurrency;
  private final OptionalInt requestsPerMinute;
  private final OptionalInt tokensPerMinute;
  private final Set<FailOn> failOn;
  private final boolean failFast;
  private final Evidence evidence;
  private final List<String> formats;
  private final Shard shard;
  private final boolean estimate;
  private final Optional<MaxAge> maxAge;
  private final boolean restart;
  private final boolean skip;
  private final boolean allowRecordingInCi;
  private final Limits limits;
  private final OptionalInt usualSamples;
  private final OptionalInt forcedSamples;

  private Settings(List<SettingLayer> weakestFirst, Problems problems) {
    this.strongest = new EnumMap<>(Setting.class);
    this.problems = problems;
    weakestFirst.forEach(layer -> strongest.putAll(layer.entries()));
    mode = read(Setting.MODE, Mode::parse);
    baseUrl = read(Setting.BASE_URL, BaseUrl::parse);
    endpoint = read(Setting.ENDPOINT, Endpoint::parse);
    maxConcurrency =
        read(Setting.MAX_CONCURRENCY, text -> SettingValues.count(text, MAX_CONCURRENCY))
            .orElse(DEFAULT_CONCURRENCY);
    requestsPerMinute = perMinute(Setting.REQUESTS_PER_MINUTE);
    tokensPerMinute = perMinute(Setting.TOKENS_PER_MINUTE);
    failOn = read(Setting.FAIL_ON, SettingValues::failOn).orElse(FailOn.DEFAULT);
    failFast = read(Setting.FAIL_FAST, SettingValues::flag).orElse(false);
    evidence = read(Setting.EVIDENCE, SettingValues::evidence).orElse(Evidence.FULL);
    formats = read(Setting.FORMATS, SettingValues::names).orElse(List.of());
    shard = read(Setting.SHARD, Shard::parse).orElse(Shard.WHOLE);
    estimate = read(Setting.ESTIMATE, SettingValues::flag).orElse(false);
    maxAge = read(Setting.MAX_AGE, MaxAge::parse);
    restart = read(Setting.RESTART, SettingValues::flag).orElse(false);
    skip = read(Setting.SKIP, SettingValues::flag).orElse(false);
    allowRecordingInCi = read(Setting.ALLOW_RECORDING_IN_CI, SettingValues::flag).orElse(false);
    limits = limits(weakestFirst);
    usualSamples = samples(weakestFirst, true);
    forcedSamples = samples(weakestFirst, false);
    refuseTwoEndpoints();
  }

  private void refuseTwoEndpoints() {
    try {
      baseUrl.ifPresent(url -> url.endpoint(endpoint));
    } catch (MemoriesException e) {
      problems.add(Problem.error(e.getMessage()));
    }
  }

  /**
   * Lays layers over each other.
   *
   * @param weakestFirst the layers, the strongest last
   * @param problems takes every value that cannot be read
   */
  public static Settings resolve(List<SettingLayer> weakestFirst, Problems problems) {
    return new Settings(weakestFirst, problems);
  }

  /** The mode somebody chose. */
  public Optional<Mode> mode() {
    return mode;
  }

  /** The root of the service somebody chose. */
  public Optional<BaseUrl> baseUrl() {
    return baseUrl;
  }

  /** The endpoint somebody chose. */
  public Optional<Endpoint> endpoint() {
    return endpoint;
  }

  /** How many calls may be in flight; 16 unless somebody chose. */
  public int maxConcurrency() {
    return maxConcurrency;
  }

  /** How many requests may start in a minute, if limited. */
  public OptionalInt requestsPerMinute() {
    return requestsPerMinute;
  }

  /** How many tokens may be asked for in a minute, if limited. */
  public OptionalInt tokensPerMinute() {
    return tokensPerMinute;
  }

  /** What fails the build. */
  public Set<FailOn> failOn() {
    return failOn;
  }

  /** Whether the run asks no more after the first case that fails the build. */
  public boolean failFast() {
    return failFast;
  }

  /** How often each case is asked where a suite does not say. */
  public OptionalInt usualSamples() {
    return usualSamples;
  }

  /** How often each case is asked whatever a suite says, if somebody chose. */
  public OptionalInt forcedSamples() {
    return forcedSamples;
  }

  /** Of which cases evidence is kept. */
  public Evidence evidence() {
    return evidence;
  }

  /** Which reports are written, by their formats; none named means all. */
  public List<String> formats() {
    return formats;
  }

  /** Which part of the cases runs. */
  public Shard shard() {
    return shard;
  }

  /** Whether the run says what it would take, and calls nothing. */
  public boolean estimate() {
    return estimate;
  }

  /** How old a recording may be, if somebody chose. */
  public Optional<MaxAge> maxAge() {
    return maxAge;
  }

  /** Whether a {@code record} run pays anew for what an interrupted one has recorded. */
  public boolean restart() {
    return restart;
  }

  /** Whether nothing runs. */
  public boolean skip() {
    return skip;
  }

  /** Whether CI may call out. */
  public boolean allowRecordingInCi() {
    return allowRecordingInCi;
  }

  /** The limits somebody set, the smallest of all layers. */
  public Limits limits() {
    return limits;
  }

  /** Whether somebody lifted the default limit on money. */
  public boolean unlimitedCost() {
    return text(Setting.MAX_COST).filter(NO_LIMIT::equals).isPresent();
  }

  /** The suites chosen, as written. */
  public Optional<String> suites() {
    return text(Setting.SUITES);
  }

  /** The filter, as written. */
  public Optional<String> filter() {
    return text(Setting.FILTER);
  }

  /**
   * Of the settings that somebody chose, those that decide what a case is asked and how it is
   * judged: parts of one run have the same. Limits are told apart, by {@link #limits()}.
   */
  public Map<String, String> deciding() {
    Map<String, String> deciding = new TreeMap<>();
    for (Setting setting : DECIDING) {
      text(setting).ifPresent(value -> deciding.put(setting.key(), value));
    }
    return deciding;
  }

  /** What to call the place a setting came from, such as {@code -Dmemories.mode}. */
  public Optional<String> origin(Setting setting) {
    return Optional.ofNullable(strongest.get(setting)).map(Entry::origin);
  }

  private Optional<String> text(Setting setting) {
    return Optional.ofNullable(strongest.get(setting)).map(Entry::value);
  }

  private <T> Optional<T> read(Setting setting, Function<String, T> parser) {
    return Optional.ofNullable(strongest.get(setting)).flatMap(entry -> parse(entry, parser));
  }

  private <T> Optional<T> parse(Entry entry, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(entry.value()));
    } catch (IllegalArgumentException | MemoriesException e) {
      problems.add(Problem.error(entry.origin() + ": " + e.getMessage()));
      return Optional.empty();
    }
  }

  private OptionalInt perMinute(Setting setting) {
    return read(setting, text -> SettingValues.count(text, Integer.MAX_VALUE))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private OptionalInt samples(List<SettingLayer> layers, boolean belowSuites) {
    return layers.stream()
        .filter(layer -> layer.belowSuites() == belowSuites)
        .flatMap(layer -> Stream.ofNullable(layer.entries().get(Setting.REPEAT)))
        .reduce((weaker, stronger) -> stronger)
        .flatMap(entry -> parse(entry, text -> SettingValues.count(text, MAX_SAMPLES)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private Limits limits(List<SettingLayer> layers) {
    Limits smallest = Limits.NONE;
    for (SettingLayer layer : layers) {
      Entry cost = layer.entries().get(Setting.MAX_COST);
      if (cost != null && !cost.value().equals(NO_LIMIT)) {
        smallest =
            smallest.min(
                parse(cost, Cost::parse).map(Limits.NONE::withMaxCost).orElse(Limits.NONE));
      }
      Entry tokens = layer.entries().get(Setting.MAX_TOKENS);
      if (tokens != null) {
        smallest =
            smallest.min(
                parse(tokens, SettingValues::tokens)
                    .map(Limits.NONE::withMaxTokens)
                    .orElse(Limits.NONE));
      }
    }
    return smallest;
  }
}
