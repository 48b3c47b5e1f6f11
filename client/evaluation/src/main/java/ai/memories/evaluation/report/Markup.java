package ai.memories.evaluation.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML and SVG so that text stays text: whatever is given as text or as an attribute's value
 * is escaped here and nowhere else. Not thread-safe.
 */
final class Markup {
  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  Markup(Writer out) {
    this.out = out;
  }

  /** Opens an element; attributes are names and values in turn. */
  Markup open(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.write('>');
    open.push(tag);
    return this;
  }

  /** An element that has no content. */
  Markup empty(String tag, String... attributes) throws IOException {
    start(tag, attributes);
    out.write("/>");
    return this;
  }

  /** An element that has only text. */
  Markup element(String tag, String text, String... attributes) throws IOException {
    return open(tag, attributes).text(text).close();
  }

  Markup text(String text) throws IOException {
    out.write(escaped(text));
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() throws IOException {
    out.write("</" + open.pop() + ">");
    return this;
  }

  /** Our own markup, script or style; never anything that came from a suite or a model. */
  Markup trusted(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  private void start(String tag, String... attributes) throws IOException {
    out.write("<" + tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.write(" " + attributes[i] + "=\"" + escaped(attributes[i + 1]) + "\"");
    }
  }

  static String escaped(String text) {
    return VisibleText.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
