package ai.memories.regex;

/** A piece of a Java expression that stands for one code point, or for a set of them (-1). */
record Atom(String java, int codePoint) {
  private static final String SPECIAL = "\\^$.|?*+()[]{}-&#";

  static Atom set(String java) {
    return new Atom(java, -1);
  }

  static Atom literal(int codePoint) {
    if (codePoint < 0x20 || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
      return new Atom("\\x{%X}".formatted(codePoint), codePoint);
    }
    String text = Character.toString(codePoint);
    return new Atom(SPECIAL.contains(text) ? "\\" + text : text, codePoint);
  }

  boolean isSet() {
    return codePoint < 0;
  }
}
