package ai.memories.evaluation.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What names mean during one rendering: the frames of loops and of {@code set}, innermost first,
 * over the variables.
 */
final class Scope {
  private final Vars vars;
  private final Deque<Map<String, Object>> frames = new ArrayDeque<>();

  Scope(Vars vars) {
    this.vars = vars;
    push();
  }

  void push() {
    frames.push(new HashMap<>());
  }

  void pop() {
    frames.pop();
  }

  /** Null where the name has no value. */
  @Nullable Object lookup(String name) {
    for (Map<String, Object> frame : frames) {
      Object value = frame.get(name);
      if (value != null) {
        return value;
      }
    }
    return vars.get(name);
  }

  /** Binds a name in the innermost frame. */
  void bind(String name, Object value) {
    frames.element().put(name, value);
  }

  /** Sets as Nunjucks' {@code set}: where a frame has the name already, else in the innermost. */
  void assign(String name, Object value) {
    for (Map<String, Object> frame : frames) {
      if (frame.containsKey(name)) {
        frame.put(name, value);
        return;
      }
    }
    bind(name, value);
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>(vars.names());
    frames.forEach(frame -> names.addAll(frame.keySet()));
    return names;
  }
}
