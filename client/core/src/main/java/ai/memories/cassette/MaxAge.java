package ai.memories.cassette;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How old a recording may become. An older one is used and said so, or counts as missing.
 *
 * <pre>{@code
 * MaxAge.parse("30d");         // older than thirty days: a warning
 * MaxAge.parse("30d, miss");   // the same: a miss in replay, asked anew in record-missing
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param limit the age
 * @param missing whether an older recording counts as missing
 */
public record MaxAge(Duration limit, boolean missing) {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,5})\\s*([hdw])");
  private static final Pattern MISS = Pattern.compile("\\s*,\\s*miss\\s*$");

  /** Refuses an age that nothing could keep. */
  public MaxAge {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("an age is more than nothing");
    }
  }

  /**
   * Reads {@code 12h}, {@code 30d}, {@code 8w} or an ISO duration such as {@code P30D}, with {@code
   * , miss} behind it where older recordings count as missing.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static MaxAge parse(String text) {
    Matcher miss = MISS.matcher(text);
    boolean missing = miss.find();
    String age = (missing ? text.substring(0, miss.start()) : text).strip();
    Matcher amount = SHORT.matcher(age);
    try {
      Duration limit =
          amount.matches()
              ? Duration.ofHours(Long.parseLong(amount.group(1)) * hours(amount.group(2)))
              : Duration.parse(age);
      return new MaxAge(limit, missing);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no age: write 12h, 30d, 8w or P30D, and \", miss\" behind it where"
              + " what is older counts as missing",
          e);
    }
  }

  private static long hours(String unit) {
    return switch (unit) {
      case "w" -> 7 * 24;
      case "d" -> 24;
      default -> 1;
    };
  }

  /** The age as it is written, in days where it is whole days. */
  @Override
  public String toString() {
    return limit.toSeconds() % Duration.ofDays(1).toSeconds() == 0
        ? limit.toDays() + "d"
        : limit.toString();
  }
}
