package ai.memories.evaluation.template;

import ai.memories.evaluation.template.Literals.Literal;
import ai.memories.evaluation.template.Operations.And;
import ai.memories.evaluation.template.Operations.Binary;
import ai.memories.evaluation.template.Operations.Conditional;
import ai.memories.evaluation.template.Operations.FloorDivision;
import ai.memories.evaluation.template.Operations.In;
import ai.memories.evaluation.template.Operations.Is;
import ai.memories.evaluation.template.Operations.Not;
import ai.memories.evaluation.template.Operations.Or;
import ai.memories.evaluation.template.Operations.Power;
import ai.memories.evaluation.template.Operations.Sign;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions by Nunjucks' grammar and JavaScript's precedence. Nunjucks writes its operators
 * into JavaScript without parentheses, so that some expressions mean something else than their
 * grammar says; those that would surprise are refused with the parentheses to write.
 */
final class ExpressionParser {
  private final Tokens tokens;
  private final OperandParser operands;
  private final FilterParser filters;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens, this);
    this.filters = new FilterParser(tokens, this);
  }

  /** An expression in a tag. */
  Expr whole() {
    return filters.whole(expression(), false);
  }

  /** The expression of a print tag. */
  Expr printed() {
    return filters.whole(expression(), true);
  }

  Expr expression() {
    tokens.enter();
    Expr then = or();
    if (tokens.skipName("if")) {
      Expr condition = or();
      Expr otherwise = tokens.skipName("else") ? or() : new Literal("");
      then = new Conditional(then, condition, otherwise);
    }
    tokens.leave();
    return then;
  }

  private Expr or() {
    Expr left = and();
    while (tokens.skipName("or")) {
      left = new Or(left, and());
    }
    return left;
  }

  private Expr and() {
    Expr left = not();
    while (tokens.skipName("and")) {
      left = new And(left, not());
    }
    return left;
  }

  private Expr not() {
    Token first = tokens.peek();
    if (!tokens.skipName("not")) {
      return in();
    }
    tokens.enter();
    Expr operand = not();
    tokens.leave();
    if (operand instanceof Binary) {
      throw new TemplateException(
          "Nunjucks applies `not` to the first operand alone: write `not (a == b)`, or `a != b`",
          first.at());
    }
    return new Not(operand);
  }

  private Expr in() {
    Expr left = is();
    while (true) {
      Token at = tokens.peek();
      boolean inverted = tokens.skipName("not");
      if (!inverted && !at.isName("in")) {
        return left;
      }
      if (!tokens.skipName("in")) {
        throw tokens.unexpected("`in` after `not`");
      }
      Expr found = new In(left, is(), at.at());
      left = inverted ? new Not(found) : found;
    }
  }

  private Expr is() {
    Expr subject = binary(1);
    if (!tokens.skipName("is")) {
      return subject;
    }
    boolean inverted = tokens.skipName("not");
    Token name = tokens.expectName("the name of a test");
    Expr test = test(subject, name);
    return inverted ? new Not(test) : test;
  }

  private Expr test(Expr subject, Token name) {
    List<Expr> arguments = tokens.peek().isSymbol("(") ? operands.arguments() : List.of();
    IsTest test;
    try {
      test = IsTest.of(name.text());
    } catch (TemplateException e) {
      throw e.at(name.at());
    }
    if (arguments.size() != test.arguments()) {
      String form = test.arguments() == 0 ? "no argument" : "an argument in parentheses";
      throw new TemplateException("`is " + name.text() + "` takes " + form, name.at());
    }
    return new Is(subject, name.text(), test, arguments, name.at());
  }

  /** Operators of at least that precedence, each taking its left side first. */
  private Expr binary(int precedence) {
    Expr left = floorDivision();
    Expr last = left;
    for (Optional<Operator> next = operator(precedence); next.isPresent(); ) {
      Operator operator = next.get();
      Token at = tokens.take();
      Expr right = binary(operator.precedence() + 1);
      if (operator.isRemainder()
          && (last instanceof FloorDivision || right instanceof FloorDivision)) {
        throw new TemplateException(
            "`//` and `%` side by side need parentheses: write `(a // b) % c`", at.at());
      }
      left = new Binary(operator, left, right, at.at());
      last = right;
      next = operator(precedence);
    }
    return left;
  }

  private Optional<Operator> operator(int precedence) {
    return Operator.of(tokens.peek()).filter(operator -> operator.precedence() >= precedence);
  }

  private Expr floorDivision() {
    Expr left = power();
    while (tokens.skipSymbol("//")) {
      left = new FloorDivision(left, power());
    }
    return left;
  }

  private Expr power() {
    Expr left = filters.filtered(signed());
    while (tokens.skipSymbol("**")) {
      left = new Power(left, filters.filtered(signed()));
    }
    return left;
  }

  private Expr signed() {
    Token sign = tokens.peek();
    if (!sign.isSymbol("-") && !sign.isSymbol("+")) {
      return operands.primary();
    }
    tokens.take();
    if (tokens.peek().isSymbol(sign.text())) {
      throw tokens.unexpected("a value (write the inner sign in parentheses)");
    }
    tokens.enter();
    Expr operand = signed();
    tokens.leave();
    return new Sign(operand, sign.text().equals("-") ? -1 : 1);
  }
}
