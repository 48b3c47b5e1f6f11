package ai.memories.evaluation.template;

import java.util.Optional;
import java.util.function.Function;

/**
 * A compiled template. Immutable; any number of threads may render it at once.
 *
 * <pre>{@code
 * Template greeting = templates.compile("Dear {{ name }}", "prompts/greeting.txt");
 * greeting.render(Vars.of(Map.of("name", Json.text("Ada"))));
 * }</pre>
 */
public final class Template {
  private final String source;
  private final String name;
  private final Optional<Function<Vars, String>> compiled;

  Template(String source, String name, Optional<Function<Vars, String>> compiled) {
    this.source = source;
    this.name = name;
    this.compiled = compiled;
  }

  /**
   * The text with these variables.
   *
   * @throws TemplateException where a variable or a member of one is undefined, a value does not
   *     suit what the template does with it, or the text grows beyond 64 MB
   */
  public String render(Vars vars) {
    if (compiled.isEmpty()) {
      return source;
    }
    try {
      return compiled.get().apply(vars);
    } catch (TemplateException e) {
      throw e.in(name);
    }
  }

  /** Whether it has no template syntax at all, so that every rendering is its source. */
  public boolean isConstant() {
    return compiled.isEmpty();
  }
}
