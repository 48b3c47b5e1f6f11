package ai.memories.evaluation.template;

import ai.memories.evaluation.template.Literals.Literal;
import ai.memories.evaluation.template.Lookups.Name;
import ai.memories.evaluation.template.Operations.Filtered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads the filters behind a value. */
final class FilterParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;

  /** The filters since {@link #whole} that make what Nunjucks calls a safe text. */
  private final Deque<Token> marksOfSafety = new ArrayDeque<>();

  FilterParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /**
   * Checks an expression just read to its end. To Nunjucks a safe text is an object, always true
   * and of another type, so it is let through only where it is printed at once.
   */
  Expr whole(Expr expression, boolean printed) {
    boolean marked = expression instanceof Filtered last && last.filter().marksSafe();
    if (marked && printed) {
      marksOfSafety.removeLast();
    }
    if (!marksOfSafety.isEmpty()) {
      Token name = marksOfSafety.element();
      String rewrite = name.isName("safe") ? ": leave it out, texts are never escaped here" : "";
      throw new TemplateException(
          "`" + name.text() + "` may stand only as the last filter of {{ … }}" + rewrite,
          name.at());
    }
    return expression;
  }

  /** The value through the filters that follow it. */
  Expr filtered(Expr input) {
    Expr value = input;
    while (tokens.skipSymbol("|")) {
      Token name = tokens.expectName("the name of a filter");
      Filter filter;
      try {
        filter = Filters.of(name.text());
      } catch (TemplateException e) {
        throw e.at(name.at());
      }
      value = new Filtered(value, filter, filterArguments(filter, name), name.at());
      if (filter.marksSafe()) {
        marksOfSafety.add(name);
      }
    }
    return value;
  }

  private List<Expr> filterArguments(Filter filter, Token name) {
    List<Expr> arguments = tokens.peek().isSymbol("(") ? given(filter) : List.of();
    if (arguments.size() < filter.least() || arguments.size() > filter.most()) {
      throw new TemplateException(
          "`%s` takes %s, not %d".formatted(filter.name(), filter.count(), arguments.size()),
          name.at());
    }
    return arguments;
  }

  private List<Expr> given(Filter filter) {
    tokens.expectSymbol("(");
    List<Expr> arguments = new ArrayList<>();
    boolean first = true;
    while (!tokens.skipSymbol(")")) {
      if (!first) {
        tokens.expectSymbol(",");
      }
      first = false;
      argument(filter, arguments);
    }
    return arguments;
  }

  private void argument(Filter filter, List<Expr> arguments) {
    Token start = tokens.peek();
    Expr value = expressions.expression();
    if (!tokens.peek().isSymbol("=")) {
      arguments.add(value);
      return;
    }
    int place = filter.keywords().indexOf(start.text());
    if (place < 0 || !(value instanceof Name)) {
      String rewrite =
          filter.keywords().isEmpty()
              ? "write the value alone, in its place"
              : "it has " + String.join(", ", filter.keywords());
      throw new TemplateException(
          "`%s` has no argument named `%s`: %s".formatted(filter.name(), start.text(), rewrite),
          start.at());
    }
    tokens.take();
    while (arguments.size() <= place) {
      arguments.add(new Literal(Nothing.ABSENT));
    }
    arguments.set(place, expressions.expression());
  }
}
