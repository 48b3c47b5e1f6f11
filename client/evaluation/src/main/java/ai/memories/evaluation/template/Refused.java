package ai.memories.evaluation.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Nunjucks has and these templates do not, each with what to write instead. */
final class Refused {
  static final List<String> TAGS =
      List.of("if", "elif", "elseif", "else", "endif", "for", "endfor", "set", "endset", "raw");

  private static final String ONE_FILE =
      "a template cannot reach other files; put the text into this one or into a variable"
          + " (name: file://…)";
  private static final String NO_MACROS = "write the text out, or loop over a list";
  private static final Map<String, String> TAG_REWRITES = new HashMap<>();
  private static final Map<String, String> CALL_REWRITES =
      Map.of(
          "cycler", "take an item of a list by `loop.index0 % 2`",
          "joiner", "write `| join(\", \")`, or ask {% if not loop.last %}",
          "super", "there are no blocks to inherit",
          "caller", "there are no macros");
  private static final Map<String, String> METHOD_REWRITES =
      Map.of(
          "join", "write `| join(\", \")`",
          "split", "make the variable a list",
          "toUpperCase", "write `| upper`",
          "toLowerCase", "write `| lower`",
          "trim", "write `| trim`",
          "replace", "write `| replace(\"a\", \"b\")`",
          "includes", "write `x in y`",
          "toFixed", "write `| round(2)`",
          "items", "write {% for key, value in object %}",
          "reverse", "write `| reverse`");

  static {
    List.of("include", "import", "from", "extends", "block", "endblock", "embed")
        .forEach(tag -> TAG_REWRITES.put(tag, ONE_FILE));
    List.of("macro", "endmacro", "call", "endcall")
        .forEach(tag -> TAG_REWRITES.put(tag, NO_MACROS));
    List.of("asyncEach", "asyncAll", "endeach", "endall")
        .forEach(tag -> TAG_REWRITES.put(tag, "write {% for %}"));
    List.of("switch", "case", "default", "endswitch", "ifAsync", "unless", "endunless")
        .forEach(tag -> TAG_REWRITES.put(tag, "write {% if %} … {% elif %} … {% endif %}"));
    List.of("filter", "endfilter")
        .forEach(tag -> TAG_REWRITES.put(tag, "write {% set x %}…{% endset %}{{ x | filter }}"));
    List.of("autoescape", "endautoescape")
        .forEach(tag -> TAG_REWRITES.put(tag, "texts are never escaped here; leave the tag out"));
    List.of("break", "continue")
        .forEach(tag -> TAG_REWRITES.put(tag, "put the rest of the loop into an {% if %}"));
    TAG_REWRITES.put("with", "write {% set %}");
    TAG_REWRITES.put("print", "write {{ … }}");
    TAG_REWRITES.put("let", "write {% set %}");
  }

  private Refused() {}

  static TemplateException tag(Token name) {
    String tag = name.text();
    if (TAG_REWRITES.containsKey(tag)) {
      return new TemplateException(
          "the tag `" + tag + "` is not supported: " + TAG_REWRITES.get(tag), name.at());
    }
    if (TAGS.contains(tag)) {
      return new TemplateException("`" + tag + "` has nothing to belong to here", name.at());
    }
    return new TemplateException("unknown tag `" + tag + "`" + Nearest.hint(tag, TAGS), name.at());
  }

  static TemplateException call(String function, Position at) {
    String rewrite = CALL_REWRITES.get(function);
    if (rewrite == null) {
      String known = Nearest.hint(function, List.of("range"));
      rewrite = "there is only `range`" + known + " (filters are written `value | filter`)";
    }
    return new TemplateException(
        "the function `" + function + "` is not supported: " + rewrite, at);
  }

  static TemplateException method(Expr target, Position at) {
    String path = target.shown();
    String method = path.substring(path.lastIndexOf('.') + 1);
    String rewrite = METHOD_REWRITES.getOrDefault(method, "write a filter, as in `value | upper`");
    return new TemplateException("values have no methods, `" + path + "()`: " + rewrite, at);
  }
}
