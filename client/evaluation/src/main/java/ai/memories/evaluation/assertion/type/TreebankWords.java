package ai.memories.evaluation.assertion.type;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits English text into words and marks as the Penn Treebank does, which ROUGE is counted over:
 * {@code can't} is {@code ca n't}, a comma is a word of its own but for one before a digit, and a
 * full stop is one only at the end of the text.
 */
final class TreebankWords {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u00A0\\uFEFF\\p{Z}]++");
  private static final Pattern QUOTE = Pattern.compile("``|''|\"");

  private static final List<Rule> RULES =
      List.of(
          new Rule("\\.{3}", " ... "),
          new Rule("[:,](?!\\p{Nd})", " $0 "),
          new Rule("[;@#$%&]", " $0 "),
          new Rule("([^.])(?<!\\b[A-Za-z]\\.[A-Za-z])(\\.)([\\])}>'\\s]*+)$", "$1 $2$3 "),
          new Rule("[?!]", " $0 "),
          new Rule("[\\]\\[(){}<>]", " $0 "),
          new Rule("--", " -- "),
          new Rule("^|$", " "),
          new Rule("([^'])' ", "$1 ' "),
          new Rule("'([sSmMdD]) ", " '$1 "),
          new Rule("(?i)('ll|'re|'ve|n't) ", " $1 "),
          new Rule("(?i)\\b(can)(not)\\b", " $1 $2 "),
          new Rule("(?i)\\b(d)('ye)\\b", " $1 $2 "),
          new Rule("(?i)\\b(gim|lem)(me)\\b", " $1 $2 "),
          new Rule("(?i)\\b(gon|wan)(na)\\b", " $1 $2 "),
          new Rule("(?i)\\b(got)(ta)\\b", " $1 $2 "),
          new Rule("(?i)\\b(more)('n)\\b", " $1 $2 "),
          new Rule("(?i) ('t)(is|was)\\b", " $1 $2 "));

  private record Rule(Pattern pattern, String replacement) {
    Rule(String pattern, String replacement) {
      this(Pattern.compile(pattern), replacement);
    }

    String on(String text) {
      return pattern.matcher(text).replaceAll(replacement);
    }
  }

  private TreebankWords() {}

  static List<String> of(String text) {
    String words = quotes(SPACE.matcher(text).replaceAll(" ").strip());
    for (Rule rule : RULES) {
      words = rule.on(words);
    }
    String bare = words.strip();
    return bare.isEmpty() ? List.of() : List.of(bare.split(" +"));
  }

  /** A quotation mark opens at the start, after a space or a bracket, and else closes. */
  private static String quotes(String text) {
    return QUOTE
        .matcher(text)
        .replaceAll(
            mark ->
                mark.group().equals("``")
                        || (mark.group().equals("\"")
                            && (mark.start() == 0
                                || " ([{<".indexOf(text.charAt(mark.start() - 1)) >= 0))
                    ? " `` "
                    : " '' ");
  }
}
