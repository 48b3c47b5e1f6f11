package ai.memories.evaluation.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every setting of a run, under the name a user types.
 *
 * <pre>{@code
 * Setting.MAX_COST.property();            // memories.maxCost
 * Setting.MAX_COST.environmentVariable(); // MEMORIES_MAX_COST
 * }</pre>
 */
public enum Setting {
  /** The root of the service. */
  BASE_URL("baseUrl"),
  /** {@code vu} or {@code iu}. */
  ENDPOINT("endpoint"),
  /** {@code replay}, {@code record-missing}, {@code record} or {@code live}. */
  MODE("mode"),
  /** Which suites run: globs below the suites directory. */
  SUITES("suites"),
  /** Which cases run: {@code suite} or {@code suite/test-id}, with {@code *}, comma between. */
  FILTER("filter"),
  /** How many calls may be in flight at once. */
  MAX_CONCURRENCY("maxConcurrency"),
  /** How many requests may start in a minute. */
  REQUESTS_PER_MINUTE("requestsPerMinute"),
  /** How many tokens may be asked for in a minute. */
  TOKENS_PER_MINUTE("tokensPerMinute"),
  /** What a run may cost, in US dollars; {@code none} lifts the default limit. */
  MAX_COST("maxCost"),
  /** How many tokens a run may take. */
  MAX_TOKENS("maxTokens"),
  /** Which part of the cases runs, such as {@code 2/8}. */
  SHARD("shard"),
  /** How often each case is asked. */
  REPEAT("repeat"),
  /** What fails the build. */
  FAIL_ON("failOn"),
  /** Whether the run asks no more after the first case that fails the build. */
  FAIL_FAST("failFast"),
  /** Whether prompts, variables and answers are kept in results and reports. */
  EVIDENCE("evidence"),
  /** Which reports are written. */
  FORMATS("formats"),
  /** Whether the run says what it would take, and calls nothing. */
  ESTIMATE("estimate"),
  /** How old a recording may be. */
  MAX_AGE("maxAge"),
  /** Whether a {@code record} run pays anew for what an interrupted one has recorded. */
  RESTART("restart"),
  /** Whether nothing runs. */
  SKIP("skip"),
  /** Whether CI may record. */
  ALLOW_RECORDING_IN_CI("allowRecordingInCi");

  private static final Pattern HUMP = Pattern.compile("(?=[A-Z])");

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  /** The name, such as {@code maxConcurrency}. */
  public String key() {
    return key;
  }

  /** The system property, such as {@code memories.maxConcurrency}. */
  public String property() {
    return "memories." + key;
  }

  /** The environment variable, such as {@code MEMORIES_MAX_CONCURRENCY}. */
  public String environmentVariable() {
    return "MEMORIES_" + HUMP.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT);
  }

  /** The setting of a name. */
  public static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
  }

  /** All names, for suggestions. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }
}
