package ai.memories.regex;

/** A character class, {@code [...]}, in which Java gives a meaning to {@code [} and {@code &&}. */
final class CharacterClass {
  private final PatternCursor cursor;
  private final int start;
  private final StringBuilder java = new StringBuilder();

  private CharacterClass(PatternCursor cursor, int start) {
    this.cursor = cursor;
    this.start = start;
  }

  /** Reads a class whose opening bracket, at {@code start}, has been taken. */
  static String read(PatternCursor cursor, int start) {
    return new CharacterClass(cursor, start).read();
  }

  private String read() {
    boolean negated = cursor.skip("^");
    while (!cursor.skip("]")) {
      member();
    }
    if (java.length() == 0) {
      return negated ? "[\\s\\S]" : "(?!)";
    }
    return (negated ? "[^" : "[") + java + "]";
  }

  private void member() {
    int from = cursor.at();
    Atom first = atom();
    if (cursor.peek() != '-' || cursor.peek(1) == ']') {
      java.append(first.java());
      return;
    }
    cursor.skip("-");
    Atom last = atom();
    if (first.isSet() || last.isSet()) {
      java.append(first.java()).append("\\-").append(last.java());
    } else if (first.codePoint() > last.codePoint()) {
      throw cursor.error(from, "a range that runs backwards: swap its ends");
    } else {
      java.append(first.java()).append('-').append(last.java());
    }
  }

  private Atom atom() {
    if (cursor.done()) {
      throw cursor.error(start, "a character class [ is not closed by ]");
    }
    int at = cursor.at();
    int c = cursor.next();
    if (c != '\\') {
      return Atom.literal(c);
    }
    if (cursor.skip("b")) {
      return Atom.literal('\b');
    }
    char next = cursor.peek();
    if ((next >= '1' && next <= '9') || next == 'k' || next == 'B') {
      throw cursor.error(at, "\\" + next + " has no meaning inside a character class");
    }
    return Escape.read(cursor, at);
  }
}
