package ai.memories.evaluation.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** {@code "; did you mean `x`?"}, or nothing if no candidate is close. */
  static String hint(String wrong, Collection<String> candidates) {
    return of(wrong, candidates).map(name -> "; did you mean `" + name + "`?").orElse("");
  }

  /** The candidate with the fewest edits, about one for every three characters at most. */
  static Optional<String> of(String wrong, Collection<String> candidates) {
    int allowed = Math.min(3, (wrong.length() + 1) / 3);
    return candidates.stream()
        .filter(name -> Math.abs(name.length() - wrong.length()) <= allowed)
        .filter(name -> distance(wrong, name) <= allowed)
        .min(Comparator.comparingInt((String name) -> distance(wrong, name)).thenComparing(n -> n));
  }

  /** Edits between two names, a swap of neighbours counting as one; case counts for nothing. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cell(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cell(int[][] edits, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
    best = Math.min(best, edits[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
