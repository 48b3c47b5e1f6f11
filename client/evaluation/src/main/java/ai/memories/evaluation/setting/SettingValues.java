package ai.memories.evaluation.setting;

import ai.memories.evaluation.problem.Suggestion;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the values of settings. Each throws {@link IllegalArgumentException} that says what is
 * wrong with the text.
 */
final class SettingValues {
  private SettingValues() {}

  /** A whole number from 1 on. */
  static int count(String text, int most) {
    long value = tokens(text);
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(text + " is not between 1 and " + most);
    }
    return (int) value;
  }

  /** A whole number, underscores between its digits or not. */
  static long tokens(String text) {
    try {
      return Long.parseLong(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no whole number", e);
    }
  }

  /** True or false; a property without a value is true. */
  static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
    };
  }

  /** What fails the build, comma between. */
  static Set<FailOn> failOn(String text) {
    Set<FailOn> chosen = EnumSet.noneOf(FailOn.class);
    List<String> known = Arrays.stream(FailOn.values()).map(FailOn::label).toList();
    for (String label : text.split(",", -1)) {
      String name = label.strip();
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "\""
                + name
                + "\" is none of "
                + String.join(", ", known)
                + Suggestion.didYouMean(name, known));
      }
      chosen.add(FailOn.parse(name));
    }
    return chosen;
  }

  /** Names, comma between. */
  static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  /** Of which cases evidence is kept. */
  static Evidence evidence(String text) {
    return Arrays.stream(Evidence.values())
        .filter(value -> value.label().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + text + "\" is none of full, failures, none"));
  }
}
