package ai.memories.cassette;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a request may hold that changes from run to run and says nothing about the question.
 *
 * <pre>{@code
 * MatchRules.builder().normalise(Normaliser.DATES).normalise(Normaliser.UUIDS).build();
 * }</pre>
 *
 * <p>Immutable.
 */
public enum Normaliser {
  /** Dates and times as ISO 8601 writes them, such as {@code 2026-03-01T10:15:30Z}. */
  DATES(
      "(?<![0-9-])[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
          + "(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
          + "(?![0-9-])",
      "<date>"),
  /** UUIDs in their usual form of 36 characters. */
  UUIDS(
      "(?<![0-9a-fA-F-])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9a-fA-F-])",
      "<uuid>");

  private final Pattern pattern;
  private final String placeholder;

  Normaliser(String pattern, String placeholder) {
    this.pattern = Pattern.compile(pattern);
    this.placeholder = placeholder;
  }

  /** The name a user types, such as {@code dates}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what a user typed.
   *
   * @throws IllegalArgumentException that names all normalisers
   */
  public static Normaliser parse(String label) {
    for (Normaliser normaliser : values()) {
      if (normaliser.label().equals(label)) {
        return normaliser;
      }
    }
    throw new IllegalArgumentException("normaliser \"" + label + "\" is neither dates nor uuids");
  }

  String apply(String text) {
    return pattern.matcher(text).replaceAll(placeholder);
  }
}
