package ai.memories.cassette;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ, few enough to read. */
final class LineDiff {
  private static final int CONTEXT = 1;
  private static final int MAX_SHOWN = 30;
  private static final int MAX_LINE_CHARS = 160;
  private static final String ELISION = "…";

  /** The time of a diff grows with the square of what differs. */
  private static final int MAX_COMPARED = 400;

  private LineDiff() {}

  /** Lines that begin with {@code -}, {@code +} or a blank, as in a unified diff. */
  static List<String> of(List<String> before, List<String> after) {
    int start = equalAtStart(before, after);
    int end = equalAtEnd(before, after, start);
    int from = Math.max(0, start - CONTEXT);
    int keep = Math.max(0, end - CONTEXT);
    List<String> old = before.subList(from, before.size() - keep);
    List<String> fresh = after.subList(from, after.size() - keep);
    return readable(
        outdented(
            Math.max(old.size(), fresh.size()) > MAX_COMPARED
                ? wholly(old, fresh)
                : unified(old, fresh)));
  }

  /** Without the blanks that all lines begin with, behind their marks. */
  private static List<String> outdented(List<String> lines) {
    int common = Integer.MAX_VALUE;
    for (String line : lines) {
      if (!line.equals(ELISION) && !line.substring(1).isBlank()) {
        common = Math.min(common, indent(line));
      }
    }
    List<String> shown = new ArrayList<>();
    for (String line : lines) {
      int blanks = line.equals(ELISION) ? 0 : Math.min(common, indent(line));
      shown.add(line.charAt(0) + line.substring(1 + blanks));
    }
    return shown;
  }

  private static int indent(String line) {
    int at = 1;
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return at - 1;
  }

  private static int equalAtStart(List<String> one, List<String> other) {
    int shorter = Math.min(one.size(), other.size());
    int equal = 0;
    while (equal < shorter && one.get(equal).equals(other.get(equal))) {
      equal++;
    }
    return equal;
  }

  private static int equalAtEnd(List<String> one, List<String> other, int start) {
    int shorter = Math.min(one.size(), other.size()) - start;
    int equal = 0;
    while (equal < shorter
        && one.get(one.size() - 1 - equal).equals(other.get(other.size() - 1 - equal))) {
      equal++;
    }
    return equal;
  }

  private static List<String> unified(List<String> old, List<String> fresh) {
    return UnifiedDiffUtils.generateUnifiedDiff("", "", old, DiffUtils.diff(old, fresh), CONTEXT)
        .stream()
        .skip(2) // the two file names
        .map(line -> line.startsWith("@@") ? ELISION : line)
        .skip(1) // above the first difference
        .toList();
  }

  /** Too much differs for a diff to be quick or of use: the beginnings of both. */
  private static List<String> wholly(List<String> old, List<String> fresh) {
    List<String> lines = new ArrayList<>();
    old.stream().limit(MAX_SHOWN / 2).forEach(line -> lines.add("-" + line));
    lines.add(ELISION);
    fresh.stream().limit(MAX_SHOWN / 2).forEach(line -> lines.add("+" + line));
    lines.add(ELISION);
    return lines;
  }

  private static List<String> readable(List<String> lines) {
    List<String> shown = new ArrayList<>();
    for (int at = 0; at < Math.min(lines.size(), MAX_SHOWN); at++) {
      String line = lines.get(at);
      shown.add(line.length() <= MAX_LINE_CHARS ? line : inPart(line, equalChars(lines, at, line)));
    }
    if (lines.size() > MAX_SHOWN) {
      shown.add("… and " + (lines.size() - MAX_SHOWN) + " more lines");
    }
    return shown;
  }

  /** A long line's beginning or, where only its end is of interest, what is around that. */
  private static String inPart(String line, int equalChars) {
    int from = equalChars < MAX_LINE_CHARS / 2 ? 0 : equalChars - MAX_LINE_CHARS / 4;
    int to = Math.min(line.length(), from + MAX_LINE_CHARS);
    return (from == 0 ? "" : line.charAt(0) + "…")
        + line.substring(beforeCharacter(line, from), beforeCharacter(line, to))
        + (to == line.length() ? "" : "…");
  }

  /** Not in the middle of one that takes two. */
  private static int beforeCharacter(String line, int at) {
    boolean inside = at > 0 && at < line.length() && Character.isLowSurrogate(line.charAt(at));
    return inside ? at - 1 : at;
  }

  /** How many characters a line begins with that the line in whose place it came has too. */
  private static int equalChars(List<String> lines, int at, String line) {
    String other = counterpart(lines, at);
    int shorter = Math.min(line.length(), other.length());
    int equal = 1; // behind the sign
    while (equal < shorter && line.charAt(equal) == other.charAt(equal)) {
      equal++;
    }
    return other.isEmpty() ? 0 : equal;
  }

  /** The added line for a removed one or the other way round; empty if there is none. */
  private static String counterpart(List<String> lines, int at) {
    char sign = lines.get(at).charAt(0);
    if (sign != '-' && sign != '+') {
      return "";
    }
    int added = at;
    while (added < lines.size() && lines.get(added).startsWith("-")) {
      added++;
    }
    while (added > 0 && lines.get(added - 1).startsWith("+")) {
      added--;
    }
    int removed = added;
    while (removed > 0 && lines.get(removed - 1).startsWith("-")) {
      removed--;
    }
    int other = sign == '-' ? added + at - removed : removed + at - added;
    boolean there =
        sign == '-' ? other < lines.size() && lines.get(other).startsWith("+") : other < added;
    return there ? lines.get(other) : "";
  }
}
