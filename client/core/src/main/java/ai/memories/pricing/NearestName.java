package ai.memories.pricing;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name somebody probably meant. */
final class NearestName {
  private NearestName() {}

  /** The nearest by edit distance, if it is at most a quarter of the text away. */
  static Optional<String> of(String text, Collection<String> names) {
    return names.stream()
        .filter(name -> distance(text, name) <= Math.max(2, text.length() / 4))
        .min(Comparator.comparingInt(name -> distance(text, name)));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
