package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Reads a template's tags and builds the tree that Pebble renders. */
final class TemplateParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;

  TemplateParser(String source) {
    this.tokens = new Tokens(new Lexer(source).tokens());
    this.expressions = new ExpressionParser(tokens);
  }

  BodyNode parse() {
    return body(tokens.peek(), List.of());
  }

  /** Everything up to one of the end tags, whose name is then next. */
  private BodyNode body(Token opener, List<String> ends) {
    List<RenderableNode> nodes = new ArrayList<>();
    Token next = tokens.peek();
    int line = next.at().line();
    while (!next.is(Token.Kind.END)) {
      tokens.take();
      if (next.is(Token.Kind.TEXT)) {
        nodes.add(new TextNode(next.text(), next.at().line()));
      } else if (next.is(Token.Kind.PRINT_START)) {
        nodes.add(print(next));
      } else if (tokens.peek().is(Token.Kind.NAME) && ends.contains(tokens.peek().text())) {
        return new BodyNode(line, nodes);
      } else {
        nodes.add(tag());
      }
      next = tokens.peek();
    }
    if (!ends.isEmpty()) {
      throw new TemplateException(
          "`" + opener.text() + "` is never closed: add {% end" + opener.text() + " %}",
          opener.at());
    }
    return new BodyNode(line, nodes);
  }

  private RenderableNode print(Token start) {
    Expr value = expressions.printed();
    tokens.expect(Token.Kind.PRINT_END, "}}");
    return new PrintNode(Evaluated.printed(value, start.at()), start.at().line());
  }

  private RenderableNode tag() {
    Token name = tokens.expectName("the name of a tag");
    tokens.enter();
    RenderableNode node =
        switch (name.text()) {
          case "if" -> condition(name);
          case "for" -> loop(name);
          case "set" -> set(name);
          default -> throw Refused.tag(name);
        };
    tokens.leave();
    return node;
  }

  private void endOfTag() {
    tokens.expect(Token.Kind.TAG_END, "%}");
  }

  private RenderableNode condition(Token opener) {
    List<String> ends = List.of("elif", "elseif", "else", "endif");
    List<ConditionNode.Branch> branches = new ArrayList<>();
    Token tag = opener;
    do {
      Evaluated<Boolean> asked = Evaluated.asked(expressions.whole(), tag.at());
      endOfTag();
      branches.add(new ConditionNode.Branch(asked, body(opener, ends)));
      tag = tokens.take();
    } while (tag.isName("elif") || tag.isName("elseif"));
    if (tag.isName("else") && tokens.peek().isName("if")) {
      throw tokens.unexpected("`%}` (for another condition write {% elif … %})");
    }
    endOfTag();
    BodyNode otherwise = tag.isName("else") ? lastBody(opener, "endif") : nothing(tag);
    return new ConditionNode(branches, otherwise, opener.at().line());
  }

  private static BodyNode nothing(Token at) {
    return new BodyNode(at.at().line(), List.of());
  }

  private BodyNode lastBody(Token opener, String end) {
    BodyNode body = body(opener, List.of(end));
    tokens.take();
    endOfTag();
    return body;
  }

  private RenderableNode loop(Token opener) {
    List<String> names = names();
    if (!tokens.skipName("in")) {
      throw tokens.unexpected("`in`");
    }
    Expr items = expressions.whole();
    if (tokens.peek().isName("recursive")) {
      throw tokens.unexpected("`%}` (loops are not recursive)");
    }
    endOfTag();
    BodyNode body = body(opener, List.of("else", "endfor"));
    Token end = tokens.take();
    endOfTag();
    BodyNode otherwise = end.isName("else") ? lastBody(opener, "endfor") : nothing(end);
    return new ForNode(names, items, body, otherwise, opener.at());
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    do {
      names.add(tokens.expectName("the name of a variable").text());
    } while (tokens.skipSymbol(","));
    return names;
  }

  private RenderableNode set(Token opener) {
    List<String> names = names();
    if (tokens.skipSymbol("=")) {
      Expr value = expressions.whole();
      endOfTag();
      return new SetNode(names, value, opener.at());
    }
    Token end = tokens.expect(Token.Kind.TAG_END, "=` or `%}");
    if (end.text().startsWith("-")) {
      throw new TemplateException(
          "`-%}` of a `set` block trims nothing in Nunjucks: write `%}`", end.at());
    }
    return new CaptureNode(names, lastBody(opener, "endset"), opener.at().line());
  }
}
