package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * {@code if}, {@code elif}, {@code else}. Pebble's own would hide our exceptions behind one of its.
 */
final class ConditionNode extends AbstractRenderableNode {
  private final List<Branch> branches;
  private final BodyNode otherwise;

  ConditionNode(List<Branch> branches, BodyNode otherwise, int line) {
    super(line);
    this.branches = List.copyOf(branches);
    this.otherwise = otherwise;
  }

  @Override
  public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
      throws IOException {
    for (Branch branch : branches) {
      if (branch.condition.evaluate(self, context)) {
        branch.body.render(self, writer, context);
        return;
      }
    }
    otherwise.render(self, writer, context);
  }

  @Override
  public void accept(NodeVisitor visitor) {
    visitor.visit(this);
  }

  /** A condition and what it guards. */
  record Branch(Evaluated<Boolean> condition, BodyNode body) {}
}
