package ai.memories.evaluation.template;

import ai.memories.evaluation.template.Literals.Group;
import ai.memories.evaluation.template.Literals.ListLiteral;
import ai.memories.evaluation.template.Literals.Literal;
import ai.memories.evaluation.template.Literals.ObjectLiteral;
import ai.memories.evaluation.template.Literals.Range;
import ai.memories.evaluation.template.Lookups.Member;
import ai.memories.evaluation.template.Lookups.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what operators stand between: values, names, members, calls and filters. */
final class OperandParser {
  private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "is", "if", "else");
  private static final int RANGE_ARGUMENTS = 3;

  private final Tokens tokens;
  private final ExpressionParser expressions;

  OperandParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  Expr primary() {
    Token first = tokens.peek();
    Expr value =
        switch (first.kind()) {
          case STRING -> new Literal(tokens.take().text());
          case NUMBER -> new Literal(Double.valueOf(tokens.take().text()));
          case NAME -> name();
          default -> aggregate();
        };
    return postfix(value);
  }

  private Expr name() {
    Token name = tokens.peek();
    if (WORDS.contains(name.text())) {
      throw tokens.unexpected("a value");
    }
    tokens.take();
    return switch (name.text()) {
      case "true" -> new Literal(true);
      case "false" -> new Literal(false);
      case "none", "null" -> new Literal(Nothing.NULL);
      default -> tokens.peek().isSymbol("(") ? call(name) : new Name(name.text(), name.at());
    };
  }

  private Expr call(Token function) {
    if (!function.text().equals("range")) {
      throw Refused.call(function.text(), function.at());
    }
    List<Expr> arguments = arguments();
    if (arguments.isEmpty() || arguments.size() > RANGE_ARGUMENTS) {
      throw new TemplateException(
          "range takes (end), (start, end) or (start, end, step)", function.at());
    }
    return new Range(arguments, function.at());
  }

  private Expr aggregate() {
    Token open = tokens.peek();
    if (tokens.skipSymbol("(")) {
      Expr inner = expressions.expression();
      tokens.expectSymbol(")");
      return new Group(inner);
    }
    if (tokens.skipSymbol("[")) {
      return new ListLiteral(list("]"));
    }
    if (open.isSymbol("{")) {
      return object();
    }
    throw tokens.unexpected("a value");
  }

  private List<Expr> list(String end) {
    List<Expr> items = new ArrayList<>();
    while (!tokens.skipSymbol(end)) {
      if (!items.isEmpty()) {
        tokens.expectSymbol(",");
      }
      items.add(expressions.expression());
      refuseKeyword();
    }
    return items;
  }

  private void refuseKeyword() {
    if (tokens.peek().isSymbol("=")) {
      throw new TemplateException(
          "arguments have no names here: write the value alone, in its place", tokens.peek().at());
    }
  }

  private Expr object() {
    tokens.take();
    List<String> names = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    while (!tokens.skipSymbol("}")) {
      if (!names.isEmpty()) {
        tokens.expectSymbol(",");
      }
      if (!tokens.peek().is(Token.Kind.NAME) && !tokens.peek().is(Token.Kind.STRING)) {
        throw tokens.unexpected("a key (a name or a text in quotes)");
      }
      names.add(tokens.take().text());
      tokens.expectSymbol(":");
      values.add(expressions.expression());
    }
    return new ObjectLiteral(names, values);
  }

  private Expr postfix(Expr target) {
    Expr value = target;
    while (true) {
      Token at = tokens.peek();
      if (tokens.skipSymbol(".")) {
        Token member = tokens.expectName("a member's name (an item of a list is written list[0])");
        value = new Member(value, new Literal(member.text()), member.at());
      } else if (tokens.skipSymbol("[")) {
        value = new Member(value, expressions.expression(), at.at());
        tokens.expectSymbol("]");
      } else if (at.isSymbol("(")) {
        throw Refused.method(value, at.at());
      } else {
        return value;
      }
    }
  }

  /** Arguments in parentheses. */
  List<Expr> arguments() {
    tokens.expectSymbol("(");
    return list(")");
  }
}
