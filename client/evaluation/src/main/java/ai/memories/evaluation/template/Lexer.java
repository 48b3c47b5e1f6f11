package ai.memories.evaluation.template;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a template into tokens as Nunjucks does, with white space already trimmed where a tag has a
 * dash: a dash trims only the text right beside its tag.
 */
final class Lexer {
  private static final Pattern RAW = Pattern.compile("\\{%-?\\s*(raw|verbatim)\\s*(-?)%}");
  private static final Pattern NEXT_TAG = Pattern.compile("\\{%|\\{\\{|\\{#|#}");

  private final Source source;
  private final CodeLexer code;
  private final List<Token> tokens = new ArrayList<>();
  private boolean trimNext;

  Lexer(String template) {
    this.source = new Source(template);
    this.code = new CodeLexer(source);
  }

  List<Token> tokens() {
    while (!source.atEnd()) {
      text();
      if (source.startsWith("{#")) {
        comment();
      } else if (!source.atEnd() && !raw()) {
        tag();
      }
    }
    add(Token.Kind.END, "", source.position());
    return tokens;
  }

  private void add(Token.Kind kind, String text, Position at) {
    tokens.add(new Token(kind, text, at));
  }

  private void text() {
    Position at = source.position();
    Matcher next = NEXT_TAG.matcher(source.text());
    int end = next.find(source.offset()) ? next.start() : source.text().length();
    boolean dashAfter = end + 2 < source.text().length() && source.text().charAt(end + 2) == '-';
    String text = source.take(end - source.offset());
    if (source.startsWith("#}")) {
      throw new TemplateException(
          "`#}` ends a comment that no `{#` began; to print it write {{ \"#}\" }}",
          source.position());
    }
    text = trimNext ? JsText.trimStart(text) : text;
    text = dashAfter && !source.atEnd() ? JsText.trimEnd(text) : text;
    trimNext = false;
    if (!text.isEmpty()) {
      add(Token.Kind.TEXT, text, at);
    }
  }

  private void comment() {
    int end = source.text().indexOf("#}", source.offset() + 2);
    if (end < 0) {
      throw new TemplateException(
          "the comment begun here is never closed: add `#}`", source.position());
    }
    trimNext = source.text().charAt(end - 1) == '-';
    source.moveTo(end + 2);
  }

  private boolean raw() {
    Matcher opening = RAW.matcher(source.text()).region(source.offset(), source.text().length());
    if (!opening.lookingAt()) {
      return false;
    }
    String name = opening.group(1);
    if (!opening.group(2).isEmpty()) {
      throw new TemplateException(
          "`-%}` of a `" + name + "` tag trims nothing in Nunjucks: write `%}`", source.position());
    }
    int end = endOfRaw(name, opening.end());
    source.moveTo(opening.end());
    Position at = source.position();
    String text = source.take(end - source.offset());
    if (!text.isEmpty()) {
      add(Token.Kind.TEXT, text, at);
    }
    source.moveTo(source.text().indexOf("%}", end) + 2);
    return true;
  }

  /** Where the end tag of a raw block starts; such blocks nest. */
  private int endOfRaw(String name, int from) {
    Matcher tag = Pattern.compile("\\{%\\s*(end)?" + name + "\\s*%}").matcher(source.text());
    int depth = 1;
    for (int at = from; tag.find(at); at = tag.end()) {
      depth += tag.group(1) == null ? 1 : -1;
      if (depth == 0) {
        return tag.start();
      }
    }
    throw new TemplateException(
        "`" + name + "` is never closed: add {% end" + name + " %}, without a dash",
        source.position());
  }

  private void tag() {
    boolean print = source.startsWith("{{");
    Position at = source.position();
    source.take(2);
    if (source.current() == '-') {
      source.take(1);
    }
    add(print ? Token.Kind.PRINT_START : Token.Kind.TAG_START, print ? "{{" : "{%", at);
    Token last = code(at);
    if (last.is(Token.Kind.END)) {
      String lacks = print ? "`{{` is never closed: add `}}`" : "`{%` is never closed: add `%}`";
      throw new TemplateException(lacks, at);
    }
    trimNext = last.text().startsWith("-");
  }

  /** Everything up to the end of the tag, which it gives. */
  private Token code(Position at) {
    for (int words = 0; words < Limits.WORDS; words++) {
      Token token = code.next();
      tokens.add(token);
      if (token.endsTag()) {
        return token;
      }
    }
    throw new TemplateException(
        "this tag is longer than " + Limits.WORDS + " words; make its data a variable", at);
  }
}
