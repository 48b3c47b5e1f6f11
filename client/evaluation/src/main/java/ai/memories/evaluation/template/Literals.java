package ai.memories.evaluation.template;

import java.util.ArrayList;
import java.util.List;

/** Expressions that make values, and the parentheses around them. */
final class Literals {
  private Literals() {}

  /** A text, number, boolean, null, or the place of an argument that was not given. */
  record Literal(Object constant) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return constant;
    }
  }

  /** {@code [a, b]}. */
  record ListLiteral(List<Expr> items) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return Expr.values(items, scope);
    }
  }

  /** {@code {a: 1}}. */
  record ObjectLiteral(List<String> names, List<Expr> values) implements Expr {
    @Override
    public Object eval(Scope scope) {
      JsObject object = new JsObject();
      for (int i = 0; i < names.size(); i++) {
        object.put(names.get(i), values.get(i).value(scope));
      }
      return object.toMap();
    }
  }

  /** {@code (a)}: it matters where Nunjucks would read the bare expression otherwise. */
  record Group(Expr inner) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return inner.eval(scope);
    }

    @Override
    public String shown() {
      return inner.shown();
    }
  }

  /** {@code range(from, to, step)}, without its end. */
  record Range(List<Expr> arguments, Position at) implements Expr {
    @Override
    public Object eval(Scope scope) {
      double[] bounds = Expr.values(arguments, scope).stream().mapToDouble(this::number).toArray();
      double from = bounds.length == 1 ? 0 : bounds[0];
      double to = bounds.length == 1 ? bounds[0] : bounds[1];
      double step = bounds.length < 3 || bounds[2] == 0 ? 1 : bounds[2];
      List<Object> numbers = new ArrayList<>();
      for (double i = from; step > 0 ? i < to : i > to; i += step) {
        if (numbers.size() == Limits.ELEMENTS) {
          throw new TemplateException("range makes more than a million numbers; narrow it", at);
        }
        numbers.add(i);
      }
      return numbers;
    }

    private double number(Object value) {
      if (!Js.isNumber(value) || !Double.isFinite(Js.number(value))) {
        throw new TemplateException("range needs numbers, not " + Js.kind(value), at);
      }
      return Js.number(value);
    }
  }
}
