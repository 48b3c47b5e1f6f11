package ai.memories.evaluation.result;

import ai.memories.json.Json;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * A JSON value on one line that every UTF-8 file can hold.
 *
 * <pre>{@code
 * JsonLine.of(Json.parse("[\n  1,\n  2\n]")); // [1,2]
 * }</pre>
 */
public final class JsonLine {
  private static final HexFormat HEX = HexFormat.of();

  private JsonLine() {}

  /** The line, without its end; half a character in an answer is escaped, since UTF-8 has none. */
  public static String of(Json value) {
    return escape(value.compact(), c -> false);
  }

  /**
   * JSON in which some characters are written as {@code \\uXXXX}, half characters always. One pass,
   * and the same text again where there is nothing to escape: most answers have nothing.
   *
   * @param json compact, so that these characters stand within strings only
   * @param unwanted which characters, of the first 65,536, to escape
   */
  public static String escape(String json, IntPredicate unwanted) {
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c) || unwanted.test(c)) {
        escaped = escaped == null ? new StringBuilder(json.length() + 64) : escaped;
        escaped.append(json, copied, i).append("\\u").append(HEX.toHexDigits(c));
        copied = i + 1;
      }
    }
    return escaped == null ? json : escaped.append(json, copied, json.length()).toString();
  }
}
