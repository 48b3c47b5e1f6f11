package ai.memories.evaluation.suite;

import java.util.BitSet;

/** Matches texts against a pattern in which {@code *} is any characters; linear, never deep. */
final class Glob {

  private Glob() {}

  static boolean matches(String pattern, String text) {
    return reached(pattern, text).get(pattern.length());
  }

  /** Whether some text that starts so would match. */
  static boolean matchesPrefix(String pattern, String prefix) {
    return !reached(pattern, prefix).isEmpty();
  }

  /** The places in the pattern one can be at after the text. */
  private static BitSet reached(String pattern, String text) {
    BitSet places = new BitSet(pattern.length() + 1);
    enter(pattern, 0, places);
    for (int i = 0; i < text.length() && !places.isEmpty(); i++) {
      BitSet next = new BitSet(pattern.length() + 1);
      char c = text.charAt(i);
      places.stream()
          .filter(place -> place < pattern.length())
          .forEach(
              place -> {
                if (pattern.charAt(place) == '*') {
                  enter(pattern, place, next);
                } else if (pattern.charAt(place) == c) {
                  enter(pattern, place + 1, next);
                }
              });
      places = next;
    }
    return places;
  }

  /** At a star one is also behind it. */
  private static void enter(String pattern, int place, BitSet places) {
    places.set(place);
    for (int at = place; at < pattern.length() && pattern.charAt(at) == '*'; at++) {
      places.set(at + 1);
    }
  }
}
