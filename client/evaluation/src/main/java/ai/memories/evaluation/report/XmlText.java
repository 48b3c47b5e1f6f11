package ai.memories.evaluation.report;

/** Makes any text fit for XML 1.0: what XML forbids is shown as an escape, never dropped. */
final class XmlText {

  private XmlText() {}

  static String of(String text) {
    if (text.codePoints().allMatch(XmlText::allowed)) {
      return text;
    }
    var out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (allowed(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format("\\u%04x", c));
              }
            });
    return out.toString();
  }

  /** The characters of XML 1.0, production 2; a lone surrogate is a code point outside them. */
  private static boolean allowed(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
