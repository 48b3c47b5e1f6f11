package ai.memories.pricing;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The bytes of a JSON value as UTF-8 with its escapes. One token a byte is the only sure bound: a
 * byte-level vocabulary has a token for every byte and never needs more.
 */
final class TextBytes {
  /** Quotes, a colon and a comma around a name; the quotes and a comma around a value. */
  private static final int PUNCTUATION = 4;

  private static final int ESCAPED = 6;

  private TextBytes() {}

  static long of(JsonNode node) {
    if (node.isTextual()) {
      return of(node.textValue()) + PUNCTUATION;
    }
    if (!node.isContainerNode()) {
      return node.asText().length() + (long) PUNCTUATION;
    }
    long bytes = PUNCTUATION;
    for (JsonNode child : node) {
      bytes += of(child);
    }
    var names = node.fieldNames();
    while (names.hasNext()) {
      bytes += of(names.next()) + PUNCTUATION;
    }
    return bytes;
  }

  static long of(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
    }
    return bytes;
  }

  /** Half of a surrogate pair counts two, so that a pair is the four bytes it is. */
  private static int bytes(char c) {
    if (c < 0x20) {
      return ESCAPED;
    }
    if (c < 0x80) {
      return c == '"' || c == '\\' ? 2 : 1;
    }
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
