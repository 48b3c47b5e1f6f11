package ai.memories.evaluation.result;

import ai.memories.json.Json;
import java.util.regex.Pattern;

/** A JSON value on one line that every UTF-8 file can hold. */
public final class JsonLine {
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private JsonLine() {}

  /** The line, without its end; half a character in an answer is escaped, since UTF-8 has none. */
  public static String of(Json value) {
    return LONE_SURROGATE
        .matcher(value.compact())
        .replaceAll(half -> String.format("\\\\u%04x", (int) half.group().charAt(0)));
  }
}
