package ai.memories.regex;

/** A piece of a Java expression that stands for one code point, or for a set of them (-1). */
record Atom(String java, int codePoint) {
  private static final String SPECIAL = "\\^$.|?*+()[]{}-&/#\"";

  static Atom set(String java) {
    return new Atom(java, -1);
  }

  static Atom literal(int codePoint) {
    if (codePoint < 0x20 || Character.isSurrogate((char) codePoint) && codePoint < 0x10000) {
      return new Atom("\\x{%X}".formatted(codePoint), codePoint);
    }
    String text = Character.toString(codePoint);
    return new Atom(SPECIAL.contains(text) ? "\\" + text : text, codePoint);
  }

  boolean isSet() {
    return codePoint < 0;
  }
}
