package ai.memories.evaluation.template;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * The binary operators that Nunjucks hands to JavaScript as they stand, so that JavaScript's
 * precedence counts: {@code "a" ~ 3 + 1} is {@code a31}.
 */
record Operator(String symbol, int precedence, BinaryOperator<Object> meaning) {
  private static final List<Operator> ALL =
      List.of(
          new Operator("==", 1, Js::loose),
          new Operator("===", 1, Js::same),
          new Operator("!=", 1, (a, b) -> !Js.loose(a, b)),
          new Operator("!==", 1, (a, b) -> !Js.same(a, b)),
          new Operator("<", 2, Js::less),
          new Operator("<=", 2, Js::lessOrEqual),
          new Operator(">", 2, (a, b) -> Js.less(b, a)),
          new Operator(">=", 2, (a, b) -> Js.lessOrEqual(b, a)),
          new Operator("~", 3, Js::concat),
          new Operator("+", 3, Js::add),
          new Operator("-", 3, (a, b) -> Js.number(a) - Js.number(b)),
          new Operator("*", 4, (a, b) -> Js.number(a) * Js.number(b)),
          new Operator("/", 4, (a, b) -> Js.number(a) / Js.number(b)),
          new Operator("%", 4, (a, b) -> Js.number(a) % Js.number(b)));

  static Optional<Operator> of(Token token) {
    return ALL.stream().filter(operator -> token.isSymbol(operator.symbol)).findFirst();
  }

  boolean isRemainder() {
    return symbol.equals("%");
  }

  Object apply(Object left, Object right) {
    return meaning.apply(left, right);
  }
}
