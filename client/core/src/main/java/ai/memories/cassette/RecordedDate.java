package ai.memories.cassette;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads the date of a recording. The JDK's own reader takes some milliseconds to get ready, for
 * which the first answer of every run would wait.
 */
final class RecordedDate {
  private static final String SHAPE = "dddd-dd-ddTdd:dd:ddZ";

  private RecordedDate() {}

  /**
   * Reads a date as recordings have it, or in another form of ISO 8601.
   *
   * @throws DateTimeException if it is none
   */
  static Instant parse(String text) {
    return isUsual(text)
        ? LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16),
                number(text, 17, 19))
            .toInstant(ZoneOffset.UTC)
        : Instant.parse(text);
  }

  private static boolean isUsual(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char c = text.charAt(i);
      char wanted = SHAPE.charAt(i);
      if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
