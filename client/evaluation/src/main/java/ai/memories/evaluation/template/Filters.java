package ai.memories.evaluation.template;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All filters by name, and what to write instead of those there are none of. */
final class Filters {
  private static final Map<String, String> REFUSED =
      Map.of(
          "escape", "texts are never escaped here; for HTML write `| forceescape`",
          "e", "texts are never escaped here; for HTML write `| forceescape`",
          "urlize", "it makes HTML; write the link out",
          "random", "a run must be repeatable; make the choice a variable of the test",
          "striptags", "clean the text before it becomes a variable",
          "json", "write `| dump`",
          "count", "write `| length`",
          "map", "write a {% for %} loop, or `| join(\", \", \"attribute\")`",
          "format", "write `~` between the pieces",
          "split", "make the variable a list");
  private static final Map<String, Filter> BY_NAME = new TreeMap<>();

  static {
    Stream.of(TextFilters.all(), ListFilters.all(), ValueFilters.all())
        .flatMap(s -> s)
        .forEach(filter -> BY_NAME.put(filter.name(), filter));
  }

  private Filters() {}

  static Filter of(String name) {
    Filter filter = BY_NAME.get(name);
    if (filter != null) {
      return filter;
    }
    String rewrite = REFUSED.get(name);
    throw new TemplateException(
        rewrite == null
            ? "unknown filter `" + name + "`" + Nearest.hint(name, BY_NAME.keySet())
            : "the filter `" + name + "` is not supported: " + rewrite);
  }

  /** Its names, for the documentation's test. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }
}
