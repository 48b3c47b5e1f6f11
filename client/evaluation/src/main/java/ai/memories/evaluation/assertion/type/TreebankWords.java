package ai.memories.evaluation.assertion.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Splits English text into words and marks as the Penn Treebank does, which ROUGE is counted over:
 * {@code can't} is {@code ca n't}, a comma is a word of its own but for one before a digit, and a
 * full stop is one only at the end of the text.
 */
final class TreebankWords {
  private static final String MARKS = ";@#$%&?![](){}<>";
  private static final String OPENS_AFTER = "([{<";
  private static final String CLOSES = "])}>'\"";

  /** Ends of words that are words of their own, longest first. */
  private static final List<String> CLITICS = List.of("n't", "'ll", "'re", "'ve", "'s", "'m", "'d");

  /** What is written as one word and counts as two, and where it parts. */
  private static final Map<String, Integer> JOINED = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    JOINED.putAll(Map.of("cannot", 3, "gimme", 3, "lemme", 3, "gonna", 3, "wanna", 3, "gotta", 3));
    JOINED.putAll(Map.of("d'ye", 1, "more'n", 4, "'tis", 2, "'twas", 2));
  }

  private final String text;
  private final int stop;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  private TreebankWords(String text) {
    this.text = text;
    this.stop = lastStop(text);
  }

  static List<String> of(String text) {
    var splitting = new TreebankWords(text);
    int at = 0;
    while (at < text.length()) {
      at += splitting.take(at);
    }
    splitting.endWord();
    return List.copyOf(splitting.words);
  }

  /**
   * Takes what begins at a place.
   *
   * @return how long it is
   */
  private int take(int at) {
    char c = text.charAt(at);
    if (isSpace(c)) {
      endWord();
      return 1;
    }
    String mark = mark(at, c);
    if (mark.isEmpty()) {
      word.append(c);
      return 1;
    }
    endWord();
    words.add(c == '"' ? quote(at) : mark);
    return mark.length();
  }

  /** The mark that begins at a place; empty within a word. */
  private String mark(int at, char c) {
    for (String group : List.of("...", "--", "``", "''")) {
      if (text.startsWith(group, at)) {
        return group;
      }
    }
    boolean single =
        c == '"'
            || MARKS.indexOf(c) >= 0
            || ((c == ',' || c == ':') && !isDigit(at + 1))
            || at == stop;
    return single ? String.valueOf(c) : "";
  }

  /** A quotation mark opens at the start, after white space or a bracket, and else closes. */
  private String quote(int at) {
    boolean opens =
        at == 0 || isSpace(text.charAt(at - 1)) || OPENS_AFTER.indexOf(text.charAt(at - 1)) >= 0;
    return opens ? "``" : "''";
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    String whole = word.toString();
    word.setLength(0);
    boolean quoted = whole.length() > 1 && whole.endsWith("'");
    add(quoted ? whole.substring(0, whole.length() - 1) : whole);
    if (quoted) {
      words.add("'");
    }
  }

  private void add(String whole) {
    for (String clitic : CLITICS) {
      int at = whole.length() - clitic.length();
      if (at > 0 && whole.regionMatches(true, at, clitic, 0, clitic.length())) {
        addJoined(whole.substring(0, at));
        words.add(whole.substring(at));
        return;
      }
    }
    addJoined(whole);
  }

  private void addJoined(String whole) {
    int added = 0;
    int at = 0;
    while (at < whole.length()) {
      int end = runEnd(whole, at);
      Integer parts = JOINED.get(whole.substring(at, end));
      if (parts != null) {
        addIfAny(whole.substring(added, at));
        words.addAll(List.of(whole.substring(at, at + parts), whole.substring(at + parts, end)));
        added = end;
      }
      at = Math.max(end, at + 1);
    }
    addIfAny(whole.substring(added));
  }

  private void addIfAny(String part) {
    if (!part.isEmpty()) {
      words.add(part);
    }
  }

  /** Where the letters, digits and apostrophes that begin at a place end. */
  private static int runEnd(String whole, int from) {
    int end = from;
    while (end < whole.length()
        && (Character.isLetterOrDigit(whole.charAt(end)) || whole.charAt(end) == '\'')) {
      end++;
    }
    return end;
  }

  /** The full stop that ends the text, perhaps before closing marks; -1 where there is none. */
  private static int lastStop(String text) {
    int at = text.length() - 1;
    while (at >= 0 && (isSpace(text.charAt(at)) || CLOSES.indexOf(text.charAt(at)) >= 0)) {
      at--;
    }
    boolean ends = at > 0 && text.charAt(at) == '.' && text.charAt(at - 1) != '.';
    return ends && !isAbbreviation(text, at) ? at : -1;
  }

  /** Whether what the stop ends is single letters with stops, such as {@code U.S.} */
  private static boolean isAbbreviation(String text, int stop) {
    return stop >= 3
        && isLatin(text.charAt(stop - 1))
        && text.charAt(stop - 2) == '.'
        && isLatin(text.charAt(stop - 3))
        && (stop == 3 || !Character.isLetterOrDigit(text.charAt(stop - 4)));
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private boolean isDigit(int at) {
    return at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Set.of('\u0085', '\uFEFF').contains(c);
  }
}
