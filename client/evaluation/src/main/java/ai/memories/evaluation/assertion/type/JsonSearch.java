package ai.memories.evaluation.assertion.type;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds JSON values in prose, from left to right. What starts like one and is none, or never ends,
 * is passed over. Not thread-safe.
 */
final class JsonSearch {
  /** Bounds what a text of nothing but brackets can cost: each is tried, none deeper than this. */
  private static final int MAX_DEPTH = 500;

  /** After so many starts that were none, a text is noise, and the search gives up. */
  private static final int MAX_FALSE_STARTS = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final String text;
  private final char[] chars;
  private final String starts;
  private int at;
  private int foundAt;
  private int falseStarts;

  /** Looks for values that start with one of these characters. */
  JsonSearch(String text, String starts) {
    this.text = text;
    this.chars = text.toCharArray();
    this.starts = starts;
  }

  /** The next value. The search goes on behind it. */
  Optional<Json> next() {
    for (; at < chars.length && falseStarts < MAX_FALSE_STARTS; at++) {
      if (starts.indexOf(chars[at]) >= 0) {
        Optional<Json> found = valueAt(at);
        if (found.isPresent()) {
          return found;
        }
        falseStarts++;
      }
    }
    return Optional.empty();
  }

  /** Lets the search go on inside the value found last, if that is an array. */
  void intoArray() {
    if (chars[foundAt] == '[') {
      at = foundAt + 1;
    }
  }

  private Optional<Json> valueAt(int start) {
    try (JsonParser parser = FACTORY.createParser(chars, start, chars.length - start)) {
      parser.nextToken();
      parser.skipChildren();
      int end = start + (int) parser.currentLocation().getCharOffset();
      Json value = Json.parse(text.substring(start, end));
      foundAt = start;
      at = end;
      return Optional.of(value);
    } catch (IOException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
