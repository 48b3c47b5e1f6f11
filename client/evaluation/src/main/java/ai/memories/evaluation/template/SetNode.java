package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.Writer;
import java.util.List;

/** {@code set a, b = value}. */
final class SetNode extends AbstractRenderableNode {
  private final List<String> names;
  private final Evaluated<Object> value;

  SetNode(List<String> names, Expr value, Position at) {
    super(at.line());
    this.names = List.copyOf(names);
    this.value = Evaluated.plain(value, at);
  }

  @Override
  public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) {
    Object result = value.evaluate(self, context);
    names.forEach(name -> PebbleRuntime.scope(context).assign(name, result));
  }

  @Override
  public void accept(NodeVisitor visitor) {
    visitor.visit(this);
  }
}
