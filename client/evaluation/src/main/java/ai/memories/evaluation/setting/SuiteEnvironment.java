package ai.memories.evaluation.setting;

import ai.memories.cassette.MatchRules;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The environment variables a suite may read: those {@code memories.yaml} lists under {@code env:
 * {allow: […]}}. Their values are never shown: wherever one would stand in an output, its name
 * does. Immutable.
 *
 * <pre>{@code
 * var environment = new SuiteEnvironment(List.of("REGION"), Map.of("REGION", "eu-west-1"));
 * environment.mask("the host is in eu-west-1"); // the host is in <env.REGION>
 * }</pre>
 *
 * @param names what may be read
 * @param values what of it is set
 */
public record SuiteEnvironment(List<String> names, Map<String, String> values) {
  /** Nothing may be read. */
  public static final SuiteEnvironment NONE = new SuiteEnvironment(List.of(), Map.of());

  private static final List<String> SECRET = List.of("KEY", "TOKEN", "SECRET", "PASSWORD");

  /** What is shorter stands in any text by chance, so hiding it would hide the text. */
  private static final int MIN_CHARS = 4;

  /** Copies both. */
  public SuiteEnvironment {
    names = List.copyOf(names);
    values = Map.copyOf(values);
  }

  /** Whether a name says that its value is a secret, which no suite may read. */
  public static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return SECRET.stream().anyMatch(upper::contains);
  }

  static SuiteEnvironment read(Keys env) {
    List<String> names = new ArrayList<>();
    for (Located item : env.items("allow")) {
      String name = item.json().node().asText();
      if (isSecret(name)) {
        env.refuse(
            item,
            "\""
                + name
                + "\" says that it is a secret, and no suite may read one; the key comes from"
                + " MEMORIES_API_KEY by itself");
      } else {
        names.add(name);
      }
    }
    return new SuiteEnvironment(names, Map.of());
  }

  /** With the values of an environment. */
  SuiteEnvironment filledFrom(Map<String, String> environment, Problems problems) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (value.length() >= MIN_CHARS) {
        found.put(name, value);
      } else if (!value.isEmpty()) {
        problems.add(
            Problem.error(
                "the environment variable "
                    + name
                    + " is too short to be hidden in what is written; write its value under env of"
                    + " the suite instead"));
      }
    }
    return new SuiteEnvironment(names, found);
  }

  /** A text with names in the place of values. */
  public String mask(String text) {
    String masked = text;
    for (String name : longestFirst()) {
      masked = masked.replace(values.getOrDefault(name, name), placeholder(name));
    }
    return masked;
  }

  /** A text with the values of today in the place of names: of an answer, as it was meant. */
  public String unmask(String text) {
    String meant = text;
    for (Map.Entry<String, String> variable : values.entrySet()) {
      meant = meant.replace(placeholder(variable.getKey()), variable.getValue());
    }
    return meant;
  }

  /** Rules that keep the values out of recordings as well. */
  MatchRules mask(MatchRules rules) {
    MatchRules masking = rules;
    for (String name : longestFirst()) {
      masking = masking.hiding(values.getOrDefault(name, name), placeholder(name));
    }
    return masking;
  }

  private List<String> longestFirst() {
    return values.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(name -> -values.getOrDefault(name, "").length())
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static String placeholder(String name) {
    return "<env." + name + ">";
  }
}
