package ai.memories.evaluation.template;

import java.util.List;

/** The tokens of a template and how far a parser has come. */
final class Tokens {
  private final List<Token> tokens;
  private int next;
  private int depth;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  boolean skipSymbol(String symbol) {
    boolean there = peek().isSymbol(symbol);
    if (there) {
      take();
    }
    return there;
  }

  boolean skipName(String name) {
    boolean there = peek().isName(name);
    if (there) {
      take();
    }
    return there;
  }

  /** The name that must come next. */
  Token expectName(String what) {
    if (!peek().is(Token.Kind.NAME)) {
      throw unexpected(what);
    }
    return take();
  }

  void expectSymbol(String symbol) {
    if (!skipSymbol(symbol)) {
      throw unexpected("`" + symbol + "`");
    }
  }

  Token expect(Token.Kind kind, String shown) {
    if (!peek().is(kind)) {
      throw unexpected("`" + shown + "`");
    }
    return take();
  }

  TemplateException unexpected(String expected) {
    Token found = peek();
    return new TemplateException(
        "expected " + expected + ", found " + found.shown() + hint(found), found.at());
  }

  private static String hint(Token found) {
    return switch (found.text()) {
      case "=" -> "; to compare write `==`";
      case "}}", "-}}" -> "; where an object in an object ends, write `} }`";
      case ":" -> "; slices are not supported, nor is `a ? b : c`: write `b if a else c`";
      case "|" -> "; for `||` write `or`";
      default -> "";
    };
  }

  /** Enters something nested; {@link #leave} must follow. */
  void enter() {
    if (++depth > Limits.DEPTH) {
      throw new TemplateException("nested deeper than " + Limits.DEPTH, peek().at());
    }
  }

  void leave() {
    depth--;
  }
}
