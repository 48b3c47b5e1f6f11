package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.LimitedSizeWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/** {@code set a} … {@code endset}: what stands between becomes the value, and counts as output. */
final class CaptureNode extends AbstractRenderableNode {
  private final List<String> names;
  private final BodyNode body;

  CaptureNode(List<String> names, BodyNode body, int line) {
    super(line);
    this.names = List.copyOf(names);
    this.body = body;
  }

  @Override
  public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
      throws IOException {
    StringWriter captured = new StringWriter();
    body.render(self, LimitedSizeWriter.from(captured, context), context);
    String text = captured.toString();
    names.forEach(name -> PebbleRuntime.scope(context).assign(name, text));
  }

  @Override
  public void accept(NodeVisitor visitor) {
    visitor.visit(this);
  }
}
