package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.function.Function;

/** An expression of ours in Pebble's tree, with what the tree makes of its value. */
final class Evaluated<T> implements Expression<T> {
  private final Expr expression;
  private final Function<Object, T> reading;
  private final Position at;

  private Evaluated(Expr expression, Function<Object, T> reading, Position at) {
    this.expression = expression;
    this.reading = reading;
    this.at = at;
  }

  /** The value as a print tag writes it. */
  static Evaluated<String> printed(Expr expression, Position at) {
    return new Evaluated<>(expression, value -> Js.printed(value, expression.shown()), at);
  }

  /** Whether the value counts as true. */
  static Evaluated<Boolean> asked(Expr expression, Position at) {
    return new Evaluated<>(expression, Js::truthy, at);
  }

  /** The value itself. */
  static Evaluated<Object> plain(Expr expression, Position at) {
    return new Evaluated<>(expression, Function.identity(), at);
  }

  @Override
  public T evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
    try {
      return reading.apply(expression.value(PebbleRuntime.scope(context)));
    } catch (TemplateException e) {
      throw e.at(at);
    }
  }

  @Override
  public int getLineNumber() {
    return at.line();
  }

  @Override
  public void accept(NodeVisitor visitor) {
    visitor.visit(this);
  }
}
