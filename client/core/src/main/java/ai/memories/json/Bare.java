package ai.memories.json;

import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Pattern;

/** JSON that stands alone, whole or cut off. */
final class Bare {
  /** What can only be the beginning of a number or of true, false or null; or nothing yet. */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "|-|-?\\d+\\.|-?\\d+(?:\\.\\d+)?[eE][+-]?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?");

  private Bare() {}

  static JsonAnswer read(String text) {
    try {
      return new JsonAnswer.Value(Json.parse(text), false);
    } catch (JsonSyntaxException e) {
      boolean cutOff = isCutOff(text.strip(), e);
      String message = cutOff ? "the JSON ends before it is complete" : e.getMessage();
      return new JsonAnswer.NoJson(message, e.line(), e.column(), false, cutOff);
    }
  }

  private static boolean isCutOff(String text, JsonSyntaxException e) {
    if (text.isEmpty() || "{[\"".indexOf(text.charAt(0)) < 0) {
      return false;
    }
    return e.getCause() instanceof JsonEOFException || isCutOffInScalar(text);
  }

  /**
   * The parser sees half a word or number as a wrong one. With a whole number in its place, what is
   * left to complain of is that the text ends.
   */
  private static boolean isCutOffInScalar(String text) {
    int start = text.length();
    while (start > 0 && isScalarCharacter(text.charAt(start - 1))) {
      start--;
    }
    if (!UNFINISHED.matcher(text.substring(start)).matches()) {
      return false;
    }
    // where nothing has begun, a text may follow in an array and in an object
    String next = start == text.length() ? "\"" : "0";
    try {
      Json.parse(text.substring(0, start) + next);
      return true;
    } catch (JsonSyntaxException e) {
      return e.getCause() instanceof JsonEOFException;
    }
  }

  private static boolean isScalarCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "+-.E".indexOf(c) >= 0;
  }
}
