package ai.memories.evaluation.template;

/** A piece of a template: text between tags, or a word of the language inside one. */
record Token(Kind kind, String text, Position at) {
  /** What a piece is. */
  enum Kind {
    TEXT,
    PRINT_START,
    PRINT_END,
    TAG_START,
    TAG_END,
    NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  boolean endsTag() {
    return kind == Kind.PRINT_END || kind == Kind.TAG_END || kind == Kind.END;
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isName(String name) {
    return kind == Kind.NAME && text.equals(name);
  }

  /** How a message names this token. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the template";
      case STRING -> "the text \"" + text + "\"";
      case TEXT -> "text";
      default -> "`" + text + "`";
    };
  }
}
