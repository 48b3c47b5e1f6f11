package ai.memories.cassette;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a recording's file: {@code <slug>-<fingerprint>[.<sample>[.<occurrence>]].json}, the
 * fingerprint abbreviated unless two share its first twelve digits.
 *
 * @param slug for people
 * @param digits of the fingerprint, 12 or 64
 * @param take which answer; only written where it is not the first
 */
record RecordingName(String slug, String digits, Take take) {
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z0-9-]*)-([0-9a-f]{12}|[0-9a-f]{64})"
              + "(?:\\.([1-9][0-9]{0,8})(?:\\.([1-9][0-9]{0,8}))?)?\\.json");
  private static final int SHORT = 12;

  static RecordingName abbreviated(String slug, Fingerprint fingerprint, Take take) {
    return new RecordingName(slug, fingerprint.abbreviated(), take);
  }

  static RecordingName full(String slug, Fingerprint fingerprint, Take take) {
    return new RecordingName(slug, fingerprint.hex(), take);
  }

  /** Reads a file's name; empty for a file that is no recording. */
  static Optional<RecordingName> parse(String fileName) {
    Matcher matcher = FORM.matcher(fileName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var take = new Take(number(matcher.group(3)), number(matcher.group(4)));
    return Optional.of(new RecordingName(matcher.group(1), matcher.group(2), take));
  }

  private static int number(@Nullable String group) {
    return group == null ? 1 : Integer.parseInt(group);
  }

  /** Key of its question and take, for sets. */
  long key() {
    return SampleKeys.key(Long.parseLong(digits.substring(0, SHORT), 16), take);
  }

  /** Whether it may be the name of a question's recording. */
  boolean isOf(Fingerprint fingerprint) {
    return fingerprint.hex().startsWith(digits);
  }

  /** The file's name. */
  @Override
  public String toString() {
    return slug + "-" + digits + take.suffix() + ".json";
  }
}
