package ai.memories.evaluation.assertion.type;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The Levenshtein distance up to a limit. Long answers must not take minutes: a small limit is
 * looked for along the diagonals (Ukkonen 1985), in time limit², and a large one 64 cells at a time
 * (Myers 1999): two texts of 100 KB take about a second at worst.
 */
final class EditDistance {
  private static final int MAX_DIAGONAL_LIMIT = 2_000;
  private static final int WORD = Long.SIZE;

  private EditDistance() {}

  /** The distance, if it is no more than the limit. */
  static OptionalInt within(String a, String b, int limit) {
    int prefix = commonPrefix(a, b);
    int suffix = commonSuffix(a, b, prefix);
    String from = a.substring(prefix, a.length() - suffix);
    String to = b.substring(prefix, b.length() - suffix);
    int longer = Math.max(from.length(), to.length());
    if (Math.abs(from.length() - to.length()) > limit) {
      return OptionalInt.empty();
    }
    if (from.isEmpty() || to.isEmpty()) {
      return OptionalInt.of(longer);
    }
    return limit <= MAX_DIAGONAL_LIMIT
        ? alongDiagonals(from, to, Math.min(limit, longer))
        : upTo(limit, inWords(from, to));
  }

  private static OptionalInt upTo(int limit, int distance) {
    return distance <= limit ? OptionalInt.of(distance) : OptionalInt.empty();
  }

  private static int commonPrefix(String a, String b) {
    int end = Math.min(a.length(), b.length());
    int i = 0;
    while (i < end && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static int commonSuffix(String a, String b, int prefix) {
    int end = Math.min(a.length(), b.length()) - prefix;
    int i = 0;
    while (i < end && a.charAt(a.length() - 1 - i) == b.charAt(b.length() - 1 - i)) {
      i++;
    }
    return i;
  }

  /** For each number of edits, how far into {@code a} each diagonal (b's index less a's) gets. */
  private static OptionalInt alongDiagonals(String a, String b, int limit) {
    int zero = limit + 1;
    int[] reached = new int[2 * limit + 3];
    int[] next = new int[2 * limit + 3];
    Arrays.fill(reached, -1);
    Arrays.fill(next, -1);
    for (int edits = 0; edits <= limit; edits++) {
      for (int k = -edits; k <= edits; k++) {
        int furthest = edits == 0 ? 0 : step(reached, zero + k);
        next[zero + k] = slide(a, b, furthest, k);
      }
      if (Math.abs(b.length() - a.length()) <= edits
          && next[zero + b.length() - a.length()] >= a.length()) {
        return OptionalInt.of(edits);
      }
      int[] swap = reached;
      reached = next;
      next = swap;
    }
    return OptionalInt.empty();
  }

  /** One more edit: a substitution stays on the diagonal, a deletion or insertion changes it. */
  private static int step(int[] reached, int at) {
    int substituted = reached[at] + 1;
    int deleted = reached[at + 1] + 1;
    int inserted = reached[at - 1];
    return Math.max(substituted, Math.max(deleted, inserted));
  }

  private static int slide(String a, String b, int from, int k) {
    int i = Math.min(from, Math.min(a.length(), b.length() - k));
    while (i >= 0
        && i + k >= 0
        && i < a.length()
        && i + k < b.length()
        && a.charAt(i) == b.charAt(i + k)) {
      i++;
    }
    return i;
  }

  /** Columns of the table as bits: 64 rows of {@code a} in a word, one column per unit of b. */
  private static int inWords(String a, String b) {
    int words = (a.length() + WORD - 1) / WORD;
    Map<Character, long[]> rows = new HashMap<>();
    for (int i = 0; i < a.length(); i++) {
      rows.computeIfAbsent(a.charAt(i), c -> new long[words])[i / WORD] |= 1L << (i % WORD);
    }
    var column = new Column(words, a.length());
    long[] none = new long[words];
    for (int j = 0; j < b.length(); j++) {
      column.advance(rows.getOrDefault(b.charAt(j), none));
    }
    return column.distance;
  }

  private static final class Column {
    private final long[] up;
    private final long[] down;
    private final long lastRow;
    private int distance;

    Column(int words, int height) {
      up = new long[words];
      down = new long[words];
      Arrays.fill(up, -1L);
      lastRow = 1L << ((height - 1) % WORD);
      distance = height;
    }

    void advance(long[] equal) {
      long upIn = 1;
      long downIn = 0;
      for (int w = 0; w < up.length; w++) {
        long vertical = equal[w] | down[w];
        long eq = equal[w] | downIn;
        long horizontal = (((eq & up[w]) + up[w]) ^ up[w]) | eq;
        long rises = down[w] | ~(horizontal | up[w]);
        long falls = up[w] & horizontal;
        if (w == up.length - 1) {
          distance += (rises & lastRow) != 0 ? 1 : (falls & lastRow) != 0 ? -1 : 0;
        }
        long upOut = rises >>> (WORD - 1);
        long downOut = falls >>> (WORD - 1);
        rises = (rises << 1) | upIn;
        falls = (falls << 1) | downIn;
        up[w] = falls | ~(vertical | rises);
        down[w] = rises & vertical;
        upIn = upOut;
        downIn = downOut;
      }
    }
  }
}
