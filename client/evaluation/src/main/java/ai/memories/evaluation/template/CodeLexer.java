package ai.memories.evaluation.template;

import java.util.List;
import java.util.Map;

/** Cuts what stands inside a tag into names, numbers, texts and symbols. */
final class CodeLexer {
  private static final List<String> SYMBOLS =
      List.of(
          "===", "!==", "==", "!=", "<=", ">=", "//", "**", "(", ")", "[", "]", "{", "}", "%", "*",
          "-", "+", "~", "/", ",", ":", "|", ".", "<", ">", "=");
  private static final Map<Character, String> HINTS =
      Map.of(
          '&', "; write `and`",
          '!', "; write `not`",
          '?', "; write `a if condition else b`",
          ';', "",
          '\\', "; a backslash belongs inside quotes");

  private final Source source;

  CodeLexer(Source source) {
    this.source = source;
  }

  Token next() {
    while (isSpace(source.current())) {
      source.take(1);
    }
    Position at = source.position();
    char first = source.current();
    if (source.atEnd()) {
      return new Token(Token.Kind.END, "", at);
    }
    if (first == '"' || first == '\'') {
      return new Token(Token.Kind.STRING, string(first, at), at);
    }
    if (source.startsWith("r/")) {
      throw new TemplateException(
          "regular expressions are not supported in templates; use texts with `replace`", at);
    }
    if (isNameStart(first)) {
      return new Token(Token.Kind.NAME, name(), at);
    }
    return first >= '0' && first <= '9' ? number(at) : symbol(at);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\u00a0';
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_' || c == '$';
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    while (isNameStart(source.current()) || Character.isDigit(source.current())) {
      name.append(source.take(1));
    }
    return name.toString();
  }

  private Token number(Position at) {
    StringBuilder number = new StringBuilder(digits());
    if (source.current() == '.') {
      number.append(source.take(1)).append(digits());
    }
    if (isNameStart(source.current())) {
      throw new TemplateException(
          "`" + number + name() + "` is neither a number nor a name; write numbers as 12 or 1.5",
          at);
    }
    return new Token(Token.Kind.NUMBER, number.toString(), at);
  }

  private String digits() {
    StringBuilder digits = new StringBuilder();
    while (source.current() >= '0' && source.current() <= '9') {
      digits.append(source.take(1));
    }
    return digits.toString();
  }

  private Token symbol(Position at) {
    for (String end : List.of("-%}", "%}", "-}}", "}}")) {
      if (source.startsWith(end)) {
        boolean print = end.endsWith("}}");
        return new Token(
            print ? Token.Kind.PRINT_END : Token.Kind.TAG_END, source.take(end.length()), at);
      }
    }
    for (String symbol : SYMBOLS) {
      if (source.startsWith(symbol)) {
        return new Token(Token.Kind.SYMBOL, source.take(symbol.length()), at);
      }
    }
    char wrong = source.current();
    throw new TemplateException(
        "unexpected character `" + wrong + "`" + HINTS.getOrDefault(wrong, ""), at);
  }

  private String string(char quote, Position at) {
    source.take(1);
    StringBuilder text = new StringBuilder();
    while (source.current() != quote) {
      if (source.atEnd()) {
        throw new TemplateException("the text begun here lacks its closing " + quote, at);
      }
      char c = source.take(1).charAt(0);
      text.append(c == '\\' && !source.atEnd() ? escaped(source.take(1).charAt(0)) : c);
    }
    source.take(1);
    return text.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      default -> c;
    };
  }
}
