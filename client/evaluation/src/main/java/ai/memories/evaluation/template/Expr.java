package ai.memories.evaluation.template;

import java.util.ArrayList;
import java.util.List;

/** An expression; immutable. */
interface Expr {
  /** The value, or {@link Undefined}. */
  Object eval(Scope scope);

  /**
   * The value.
   *
   * @throws TemplateException where it is undefined
   */
  default Object value(Scope scope) {
    Object value = eval(scope);
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
    return value;
  }

  /** How it is written, for messages; an ellipsis where that would be long. */
  default String shown() {
    return "…";
  }

  static List<Object> values(List<Expr> expressions, Scope scope) {
    List<Object> values = new ArrayList<>(expressions.size());
    for (Expr expression : expressions) {
      values.add(expression.value(scope));
    }
    return values;
  }
}
