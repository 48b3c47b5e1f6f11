package ai.memories.evaluation.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expressions that find values: a variable, a member of one. */
final class Lookups {
  private static final int NAMES_SHOWN = 12;

  private Lookups() {}

  /** A variable. */
  record Name(String name, Position at) implements Expr {
    @Override
    public Object eval(Scope scope) {
      Object value = scope.lookup(name);
      return value != null ? value : new Undefined(() -> undefined(scope.names()), at);
    }

    private String undefined(Collection<String> names) {
      if (name.equals("loop")) {
        return "`loop` exists only inside {% for %}";
      }
      String hyphen =
          names.stream()
              .filter(other -> other.startsWith(name + "-"))
              .findFirst()
              .map(n -> "; `" + n + "` is read as a subtraction: rename it without hyphens")
              .orElse("");
      String hint = hyphen.isEmpty() ? Nearest.hint(name, names) : hyphen;
      String known = hint.isEmpty() ? "; " + defined(names) : hint;
      return "undefined variable `" + name + "`" + known + mayBeMissing(name);
    }

    private static String defined(Collection<String> names) {
      return names.isEmpty() ? "no variable is defined here" : "defined are " + list(names);
    }

    @Override
    public String shown() {
      return name;
    }
  }

  /** {@code target.key} and {@code target[key]}. */
  record Member(Expr target, Expr key, Position at) implements Expr {
    @Override
    public Object eval(Scope scope) {
      Object holder = target.eval(scope);
      if (holder instanceof Undefined) {
        return holder;
      }
      Object name = key.value(scope);
      Object found = find(holder, name);
      return found != null ? found : new Undefined(() -> undefined(holder, name), at);
    }

    private @Nullable Object find(Object holder, Object name) {
      if (holder instanceof Map<?, ?> map) {
        return map.get(Js.text(name));
      }
      if (holder instanceof Loop loop) {
        return loop.member(Js.text(name));
      }
      int length = Values.length(holder);
      if (length >= 0 && name.equals("length")) {
        return (double) length;
      }
      int index = length < 0 ? -1 : index(Js.text(name), length);
      return index < 0 ? null : Values.item(holder, index);
    }

    /** An index only if it is spelled as JavaScript spells it, and within bounds. */
    private static int index(String name, int length) {
      double index = JsNumber.parse(name);
      boolean valid = index >= 0 && index < length && JsNumber.print(index).equals(name);
      return valid && index == Math.rint(index) ? (int) index : -1;
    }

    private String undefined(Object holder, Object name) {
      String path = path(name);
      String owner = "`" + target.shown() + "` is " + Js.kind(holder);
      if (holder instanceof Map<?, ?> map) {
        List<String> keys = map.keySet().stream().map(String.class::cast).toList();
        String hint = Nearest.hint(Js.text(name), keys);
        String has = keys.isEmpty() ? "; the object is empty" : "; it has " + list(keys);
        return "undefined `" + path + "`" + (hint.isEmpty() ? has : hint) + mayBeMissing(path);
      }
      if (holder instanceof Loop) {
        return "`loop` has no `" + Js.text(name) + "`; it has " + list(Loop.NAMES);
      }
      if (holder instanceof List<?> list) {
        owner += " of " + list.size();
      }
      return "undefined `" + path + "`; " + owner + mayBeMissing(path);
    }

    private String path(Object name) {
      String text = Js.text(name);
      return name instanceof String
          ? target.shown() + "." + text
          : target.shown() + "[" + text + "]";
    }

    @Override
    public String shown() {
      return key instanceof Literals.Literal name ? path(name.constant()) : target.shown() + "[…]";
    }
  }

  private static String list(Collection<String> names) {
    String shown =
        names.stream().limit(NAMES_SHOWN).map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    return names.size() > NAMES_SHOWN ? shown + ", …" : shown;
  }

  private static String mayBeMissing(String path) {
    return " (if it may be missing, write {{ " + path + " | default(\"\") }})";
  }
}
