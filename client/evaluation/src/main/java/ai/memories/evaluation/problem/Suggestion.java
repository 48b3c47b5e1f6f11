package ai.memories.evaluation.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name a user most likely meant.
 *
 * <pre>{@code
 * Suggestion.didYouMean("promts", List.of("prompts", "tests")); // ; did you mean "prompts"?
 * }</pre>
 */
public final class Suggestion {

  private Suggestion() {}

  /** The known name nearest to a misspelt one, if any is near enough to be meant. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    String wanted = fold(name);
    int allowed = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(k -> distance(wanted, fold(k)) <= allowed)
        .min(
            Comparator.<String>comparingInt(k -> distance(wanted, fold(k)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code ; did you mean "x"?}, or nothing where no name is near. */
  public static String didYouMean(String name, Collection<String> known) {
    return nearest(name, known).map(k -> "; did you mean \"" + k + "\"?").orElse("");
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** Edits, insertions, deletions and swaps of neighbours between two short names. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
