package ai.memories.evaluation.template;

import java.util.List;

/** Expressions that compute. */
final class Operations {
  private Operations() {}

  /** An operator of {@link Operator} between two values. */
  record Binary(Operator operator, Expr left, Expr right, Position at) implements Expr {
    @Override
    public Object eval(Scope scope) {
      try {
        return operator.apply(left.value(scope), right.value(scope));
      } catch (TemplateException e) {
        throw e.at(at);
      }
    }
  }

  /** {@code a // b}. */
  record FloorDivision(Expr left, Expr right) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return Math.floor(Js.number(left.value(scope)) / Js.number(right.value(scope)));
    }
  }

  /** {@code a ** b}. */
  record Power(Expr left, Expr right) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return Math.pow(Js.number(left.value(scope)), Js.number(right.value(scope)));
    }
  }

  /** {@code -a} and {@code +a}. */
  record Sign(Expr operand, int sign) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return sign * Js.number(operand.value(scope));
    }
  }

  /** {@code not a}. */
  record Not(Expr operand) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return !Js.truthy(operand.value(scope));
    }
  }

  /** {@code a and b}: the first that is falsy, else the last, as in JavaScript. */
  record And(Expr left, Expr right) implements Expr {
    @Override
    public Object eval(Scope scope) {
      Object value = left.value(scope);
      return Js.truthy(value) ? right.eval(scope) : value;
    }
  }

  /** {@code a or b}: the first that is truthy, else the last. */
  record Or(Expr left, Expr right) implements Expr {
    @Override
    public Object eval(Scope scope) {
      Object value = left.value(scope);
      return Js.truthy(value) ? value : right.eval(scope);
    }
  }

  /** {@code a in b}. */
  record In(Expr item, Expr container, Position at) implements Expr {
    @Override
    public Object eval(Scope scope) {
      try {
        return Js.contains(item.value(scope), container.value(scope));
      } catch (TemplateException e) {
        throw e.at(at);
      }
    }
  }

  /** {@code a if condition else b}. */
  record Conditional(Expr then, Expr condition, Expr otherwise) implements Expr {
    @Override
    public Object eval(Scope scope) {
      return (Js.truthy(condition.value(scope)) ? then : otherwise).eval(scope);
    }
  }

  /** {@code a is test(b)}; a test sees undefined values. */
  record Is(Expr subject, String name, IsTest test, List<Expr> arguments, Position at)
      implements Expr {
    @Override
    public Object eval(Scope scope) {
      Object value = IsTest.seesUndefined(name) ? subject.eval(scope) : subject.value(scope);
      Object argument = arguments.isEmpty() ? Nothing.ABSENT : arguments.get(0).value(scope);
      try {
        return test.holds(value, argument);
      } catch (TemplateException e) {
        throw e.at(at);
      }
    }
  }

  /** {@code a | filter(b)}. */
  record Filtered(Expr input, Filter filter, List<Expr> arguments, Position at) implements Expr {
    @Override
    public Object eval(Scope scope) {
      Object value = filter.seesUndefined() ? input.eval(scope) : input.value(scope);
      try {
        return filter.apply(value, new Arguments(Expr.values(arguments, scope)), at);
      } catch (TemplateException e) {
        throw e.at(at);
      }
    }

    @Override
    public String shown() {
      return input.shown() + " | " + filter.name();
    }
  }
}
