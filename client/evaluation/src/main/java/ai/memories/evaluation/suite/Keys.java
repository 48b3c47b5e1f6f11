package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.evaluation.source.Located;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys one kind of mapping may have; any other is refused where it stands.
 *
 * @param what the mapping, as a sentence names it, such as {@code a test}
 * @param known the keys that are read
 * @param refused keys of promptfoo, or near ones, that are not read, with the edit to make
 * @param ignored keys of promptfoo that change no verdict, with what is true here
 */
record Keys(
    String what, Set<String> known, Map<String, String> refused, Map<String, String> ignored) {

  Keys(String what, Set<String> known, Map<String, String> refused) {
    this(what, known, refused, Map.of());
  }

  private static final String KEY =
      "a suite can never set the key: it comes from MEMORIES_API_KEY, or in Maven from the"
          + " settings.xml server \"memories\"; remove it from this file, and from git if it is"
          + " real";
  private static final String BASE_URL =
      "a suite can never set the base URL, since the key is sent there: set baseUrl in"
          + " memories.yaml, the POM, MEMORIES_BASE_URL or -Dmemories.baseUrl";
  private static final String MODE =
      "a suite can never set the mode: set it with -Dmemories.mode, MEMORIES_MODE or in the POM";
  private static final String CI =
      "a suite can never permit recording in CI: set MEMORIES_ALLOW_RECORDING_IN_CI or"
          + " -Dmemories.allowRecordingInCi";

  /** By name without case, - and _; these are refused wherever keys are checked. */
  private static final Map<String, String> FORBIDDEN =
      Map.ofEntries(
          Map.entry("key", KEY),
          Map.entry("apikey", KEY),
          Map.entry("apikeyenvar", KEY),
          Map.entry("token", KEY),
          Map.entry("authorization", KEY),
          Map.entry("headers", KEY),
          Map.entry("baseurl", BASE_URL),
          Map.entry("apibaseurl", BASE_URL),
          Map.entry("apihost", BASE_URL),
          Map.entry("mode", MODE),
          Map.entry("allowrecordinginci", CI));

  void check(Located mapping, Problems problems) {
    mapping
        .json()
        .node()
        .fieldNames()
        .forEachRemaining(
            name -> {
              refusal(name).ifPresent(r -> report(mapping, name, r, problems));
              warning(name)
                  .ifPresent(w -> problems.warning(mapping.keyLocation(Fields.pointer(name)), w));
            });
  }

  private static void report(Located mapping, String name, String refusal, Problems problems) {
    problems.error(mapping.keyLocation(Fields.pointer(name)), refusal);
  }

  /** What to say of a key that is passed over. */
  Optional<String> warning(String name) {
    return Optional.ofNullable(ignored.get(name))
        .map(truth -> "\"" + name + "\" of " + what + " is ignored: " + truth);
  }

  /** Why a key is no key of this mapping, if it is none; never shows a value. */
  Optional<String> refusal(String name) {
    if (known.contains(name) || ignored.containsKey(name)) {
      return Optional.empty();
    }
    String forbidden = FORBIDDEN.get(name.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""));
    if (forbidden != null) {
      return Optional.of(forbidden);
    }
    String edit = refused.get(name);
    return Optional.of(
        edit != null
            ? "\"" + name + "\" of " + what + " is not supported: " + edit
            : "unknown key \"" + name + "\" in " + what + Suggestion.didYouMean(name, known));
  }
}
