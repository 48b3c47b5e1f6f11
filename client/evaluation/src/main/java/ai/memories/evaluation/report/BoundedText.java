package ai.memories.evaluation.report;

import java.nio.charset.StandardCharsets;

/**
 * Text that never grows over a number of bytes: a part that does not fit is refused whole, and so
 * is all after it, but for closing words, for which room is kept. Not thread-safe.
 */
final class BoundedText {
  private static final int KEPT_FOR_LAST_WORDS = 1_000;

  private final StringBuilder text = new StringBuilder();
  private int left;
  private boolean full;

  BoundedText(int maxBytes) {
    left = maxBytes - KEPT_FOR_LAST_WORDS;
  }

  /** Whether the part was taken. */
  boolean add(String part) {
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    full = full || bytes > left;
    if (!full) {
      text.append(part);
      left -= bytes;
    }
    return !full;
  }

  /** A sentence that says what was left out. */
  void addLast(String sentence) {
    text.append(sentence);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
