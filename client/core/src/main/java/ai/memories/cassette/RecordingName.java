package ai.memories.cassette;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a recording's file: {@code <slug>-<fingerprint>[.<sample>].json}, the fingerprint
 * abbreviated unless two share its first twelve digits.
 *
 * @param slug for people
 * @param digits of the fingerprint, 12 or 64
 * @param sample from 1; only from 2 on written
 */
record RecordingName(String slug, String digits, int sample) {
  private static final Pattern FORM =
      Pattern.compile("(.*)-([0-9a-f]{12}|[0-9a-f]{64})(?:\\.([1-9][0-9]{0,8}))?\\.json");
  private static final int SHORT = 12;

  static RecordingName abbreviated(String slug, Fingerprint fingerprint, int sample) {
    return new RecordingName(slug, fingerprint.abbreviated(), sample);
  }

  static RecordingName full(String slug, Fingerprint fingerprint, int sample) {
    return new RecordingName(slug, fingerprint.hex(), sample);
  }

  /** Reads a file's name; empty for a file that is no recording. */
  static Optional<RecordingName> parse(String fileName) {
    Matcher matcher = FORM.matcher(fileName);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int sample = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
    return Optional.of(new RecordingName(matcher.group(1), matcher.group(2), sample));
  }

  /** Key of its question and sample, for sets. */
  long key() {
    return SampleKeys.key(Long.parseLong(digits.substring(0, SHORT), 16), sample);
  }

  /** The file's name. */
  @Override
  public String toString() {
    return slug + "-" + digits + (sample == 1 ? "" : "." + sample) + ".json";
  }
}
