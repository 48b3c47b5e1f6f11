package ai.memories.evaluation.report;

import java.util.regex.Pattern;

/**
 * Puts foreign text into Markdown so that it stays text: no markup, no link, no image that calls
 * home, nobody mentioned.
 */
final class MarkdownText {
  /** What Markdown and its dialects on code forges give a meaning within a line. */
  private static final String MEANINGFUL = "\\`*_{}[]()#!|~@:$^";

  /** Becomes a link without any mark-up. */
  private static final Pattern WWW = Pattern.compile("(?i)(www)\\.");

  private MarkdownText() {}

  /** On one line, in a code element, where forges look for no mentions and no references. */
  static String code(String text) {
    return "<code>" + inline(text.replaceAll("\\s+", " ").strip()) + "</code>";
  }

  /** Lines as they are. The block ends only with a tag, which the text cannot contain. */
  static String block(String text) {
    return "<pre>\n" + html(VisibleText.of(text)) + "\n</pre>\n";
  }

  /** On one line, for sentences of ours that may quote others. */
  static String inline(String text) {
    var out = new StringBuilder();
    String line = html(VisibleText.of(text).replace('\n', ' '));
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (MEANINGFUL.indexOf(c) >= 0) {
        out.append("&#").append((int) c).append(';');
      } else {
        out.append(c);
      }
    }
    return WWW.matcher(out).replaceAll("$1&#46;");
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
