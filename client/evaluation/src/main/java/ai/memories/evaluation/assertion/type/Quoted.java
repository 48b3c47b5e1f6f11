package ai.memories.evaluation.assertion.type;

/** Text as the reasons of verdicts show it: in quotes, and short. */
final class Quoted {
  private static final int MAX_CHARS = 200;

  private Quoted() {}

  /** The text in quotes; of a long one the beginning, and how long it is. */
  static String of(String text) {
    return text.length() <= MAX_CHARS ? '"' + text + '"' : '"' + cut(text) + "…\"" + length(text);
  }

  /** The same without quotes, for what has its own, as JSON. */
  static String bare(String text) {
    return text.length() <= MAX_CHARS ? text : cut(text) + "…" + length(text);
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS;
    return text.substring(0, end);
  }

  private static String length(String text) {
    return " (" + text.length() + " characters)";
  }
}
