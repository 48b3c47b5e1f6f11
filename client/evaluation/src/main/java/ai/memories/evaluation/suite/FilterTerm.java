package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Suggestion;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One condition of a filter.
 *
 * @param key what is looked at
 * @param metadata which member, for metadata
 * @param pattern what it must be, {@code *} any characters
 * @param negated whether it must not be that
 */
record FilterTerm(Key key, String metadata, String pattern, boolean negated) {
  private static final String METADATA = "metadata.";
  private static final Pattern WORD = Pattern.compile("[a-zA-Z]+(?:\\..+)?");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /** What a term looks at. */
  enum Key {
    /** {@code suite} or {@code suite/id}, a term without a key. */
    PATH,
    SUITE,
    ID,
    DESCRIPTION,
    METADATA,
    PROVIDER,
    PROMPT,
    FAILED,
    MISSING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The keys that are written before a pattern. */
  private static final List<Key> WRITTEN =
      List.of(Key.SUITE, Key.ID, Key.DESCRIPTION, Key.PROVIDER, Key.PROMPT);

  static FilterTerm parse(String written) {
    String text = written.strip();
    boolean negated = text.startsWith("!");
    String term = negated ? text.substring(1).strip() : text;
    if (term.isEmpty()) {
      throw new IllegalArgumentException(
          "a part of the filter is empty: write suite, suite/test-id, key=pattern, failed or"
              + " missing, with * for any characters, & for and, commas for or");
    }
    for (Key key : List.of(Key.FAILED, Key.MISSING)) {
      if (term.equals(key.word())) {
        return new FilterTerm(key, "", "", negated);
      }
    }
    int equals = term.indexOf('=');
    String word = equals < 0 ? "" : term.substring(0, equals).strip();
    return WORD.matcher(word).matches()
        ? keyed(word, unescaped(term.substring(equals + 1).strip()), negated)
        : new FilterTerm(Key.PATH, "", unescaped(term), negated);
  }

  private static FilterTerm keyed(String word, String pattern, boolean negated) {
    if (word.startsWith(METADATA)) {
      return new FilterTerm(Key.METADATA, word.substring(METADATA.length()), pattern, negated);
    }
    Optional<Key> key = WRITTEN.stream().filter(k -> k.word().equals(word)).findFirst();
    return new FilterTerm(
        key.orElseThrow(() -> new IllegalArgumentException(unknown(word))), "", pattern, negated);
  }

  private static String unknown(String word) {
    List<String> words =
        Stream.concat(WRITTEN.stream().map(Key::word), Stream.of("metadata.<key>")).toList();
    return word.equals("metadata")
        ? "write metadata.<key>=pattern"
        : "\""
            + word
            + "\" is nothing a filter looks at: "
            + String.join(", ", words)
            + Suggestion.didYouMean(word, words);
  }

  private static String unescaped(String text) {
    return ESCAPED.matcher(text).replaceAll("$1");
  }

  /** Whether a case is as the term says; not for those of the run. */
  boolean matches(EvalCase evalCase) {
    return holds(evalCase) != negated;
  }

  private boolean holds(EvalCase evalCase) {
    TestCase test = evalCase.test();
    String suite = evalCase.suite().name();
    return switch (key) {
      case PATH -> Glob.matches(pattern, suite) || Glob.matches(pattern, suite + "/" + test.id());
      case SUITE -> Glob.matches(pattern, suite);
      case ID -> Glob.matches(pattern, test.id());
      case DESCRIPTION -> test.description().filter(t -> Glob.matches(pattern, t)).isPresent();
      case METADATA -> metadata(test);
      case PROVIDER ->
          Glob.matches(pattern, evalCase.provider().label())
              || Glob.matches(pattern, evalCase.provider().model().toString());
      case PROMPT -> Glob.matches(pattern, evalCase.prompt().label());
      case FAILED, MISSING -> throw new IllegalStateException(key + " is known to the run only");
    };
  }

  /** A list matches if one of its items does. */
  private boolean metadata(TestCase test) {
    JsonNode value = test.metadata().node().path(metadata);
    if (value.isArray()) {
      for (JsonNode item : value) {
        if (Glob.matches(pattern, item.asText())) {
          return true;
        }
      }
      return false;
    }
    return !value.isMissingNode() && Glob.matches(pattern, value.asText());
  }
}
