package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.AbstractRenderableNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** {@code for a in list} and {@code for k, v in object}, with {@code loop} and {@code else}. */
final class ForNode extends AbstractRenderableNode {
  private final List<String> names;
  private final Expr items;
  private final BodyNode body;
  private final BodyNode otherwise;
  private final Position at;

  ForNode(List<String> names, Expr items, BodyNode body, BodyNode otherwise, Position at) {
    super(at.line());
    this.names = List.copyOf(names);
    this.items = items;
    this.body = body;
    this.otherwise = otherwise;
    this.at = at;
  }

  @Override
  public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context)
      throws IOException {
    List<Object> turns = turns(Evaluated.plain(items, at).evaluate(self, context));
    Scope scope = PebbleRuntime.scope(context);
    Loop loop = new Loop(turns.size());
    scope.push();
    for (int i = 0; i < turns.size(); i++) {
      PebbleRuntime.turn(context, at);
      loop.turn(i);
      bind(scope, turns.get(i));
      scope.bind("loop", loop);
      body.render(self, writer, context);
    }
    if (turns.isEmpty()) {
      names.forEach(name -> scope.bind(name, new Undefined(() -> unbound(name), at)));
      otherwise.render(self, writer, context);
    }
    scope.pop();
  }

  private static String unbound(String name) {
    return "`" + name + "` has no value in the {% else %} of its loop; rename the outer one";
  }

  /** What each turn binds: an item, or for an object a list of key and value. */
  private List<Object> turns(Object value) {
    if (value instanceof Map<?, ?> map && names.size() == 2) {
      return map.entrySet().stream()
          .<Object>map(entry -> List.of(entry.getKey(), entry.getValue()))
          .toList();
    }
    if (value instanceof List || (value instanceof String && names.size() == 1)) {
      return Values.items(value);
    }
    if (Js.truthy(value)) {
      String rewrite =
          value instanceof Map ? ": write {% for key, value in " + items.shown() + " %}" : "";
      throw new TemplateException(
          "`for` goes over a list; `" + items.shown() + "` is " + Js.kind(value) + rewrite, at);
    }
    return List.of();
  }

  private void bind(Scope scope, Object item) {
    if (names.size() == 1) {
      scope.bind(names.get(0), item);
      return;
    }
    if (Values.length(item) < names.size()) {
      throw new TemplateException(
          "`for "
              + String.join(", ", names)
              + "` takes items apart; one of them is "
              + Js.kind(item)
              + ": write {% for item in "
              + items.shown()
              + " %}",
          at);
    }
    for (int i = 0; i < names.size(); i++) {
      scope.bind(names.get(i), Values.item(item, i));
    }
  }

  @Override
  public void accept(NodeVisitor visitor) {
    visitor.visit(this);
  }
}
