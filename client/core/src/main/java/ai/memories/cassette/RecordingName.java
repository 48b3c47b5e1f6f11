package ai.memories.cassette;

import java.util.Optional;

/**
 * The name of a recording's file: {@code <slug>-<fingerprint>[.<sample>[.<occurrence>]].json}, the
 * fingerprint abbreviated unless two share its first twelve digits.
 *
 * @param slug for people
 * @param digits of the fingerprint, 12 or 64
 * @param take which answer; only written where it is not the first
 */
record RecordingName(String slug, String digits, Take take) {
  private static final Take FIRST = Take.ofSample(1);
  private static final String EXTENSION = ".json";
  private static final int SHORT = 12;
  private static final int FULL = 64;
  private static final int MAX_NUMBER_CHARS = 9;

  static RecordingName abbreviated(String slug, Fingerprint fingerprint, Take take) {
    return new RecordingName(slug, fingerprint.abbreviated(), take);
  }

  static RecordingName full(String slug, Fingerprint fingerprint, Take take) {
    return new RecordingName(slug, fingerprint.hex(), take);
  }

  /**
   * Reads a file's name; empty for a file that is no recording. By hand, since a directory may hold
   * a hundred thousand.
   */
  static Optional<RecordingName> parse(String fileName) {
    int end = fileName.length() - EXTENSION.length();
    int dot = fileName.indexOf('.');
    if (dot < 0 || !fileName.endsWith(EXTENSION)) {
      return Optional.empty();
    }
    int hyphen = fileName.lastIndexOf('-', dot);
    int count = dot - hyphen - 1;
    if (hyphen < 0
        || (count != SHORT && count != FULL)
        || !Fingerprint.isHex(fileName.substring(hyphen + 1, dot), count)) {
      return Optional.empty();
    }
    String slug = fileName.substring(0, hyphen);
    String digits = fileName.substring(hyphen + 1, dot);
    return dot == end
        ? Optional.of(new RecordingName(slug, digits, Take.ofSample(1)))
        : take(fileName.substring(dot + 1, end)).map(take -> new RecordingName(slug, digits, take));
  }

  /**
   * The {@link #key()} of a name, or 0 for a file that is no recording: without an object for any
   * of the names that are all alike.
   */
  static long keyOf(String fileName) {
    int dot = fileName.length() - EXTENSION.length();
    int hyphen = dot - SHORT - 1;
    if (hyphen < 0
        || fileName.charAt(hyphen) != '-'
        || fileName.indexOf('.') != dot
        || !fileName.endsWith(EXTENSION)) {
      return parse(fileName).map(RecordingName::key).orElse(0L);
    }
    long bits = 0;
    for (int at = hyphen + 1; at < dot; at++) {
      int digit = Fingerprint.digit(fileName.charAt(at));
      if (digit < 0) {
        return 0;
      }
      bits = bits << 4 | digit;
    }
    return SampleKeys.key(bits, FIRST);
  }

  private static Optional<Take> take(String numbers) {
    int dot = numbers.indexOf('.');
    int sample = number(dot < 0 ? numbers : numbers.substring(0, dot));
    int occurrence = dot < 0 ? 1 : number(numbers.substring(dot + 1));
    return sample < 1 || occurrence < 1
        ? Optional.empty()
        : Optional.of(new Take(sample, occurrence));
  }

  /** A number without a leading zero, or 0 for anything else. */
  private static int number(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= MAX_NUMBER_CHARS
            && text.charAt(0) != '0'
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(text) : 0;
  }

  /** Key of its question and take, for sets. */
  long key() {
    return SampleKeys.key(Long.parseLong(digits.substring(0, SHORT), 16), take);
  }

  /** Whether its slug has only the characters of one; a name read from anywhere may not. */
  boolean isPlain() {
    return isPlain(slug);
  }

  /** Whether a text has only characters that mean the same on every file system. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** Whether it may be the name of a question's recording. */
  boolean isOf(Fingerprint fingerprint) {
    return fingerprint.hex().startsWith(digits);
  }

  /** The file's name. */
  @Override
  public String toString() {
    return slug + "-" + digits + take.suffix() + EXTENSION;
  }
}
