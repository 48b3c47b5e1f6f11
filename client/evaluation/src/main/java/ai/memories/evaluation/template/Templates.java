package ai.memories.evaluation.template;

import ai.memories.evaluation.source.Latest;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.Optional;

/**
 * Compiles templates and remembers the latest by their source; one for a whole run. Safe for use by
 * several threads.
 *
 * <pre>{@code
 * Templates templates = new Templates();
 * Template prompt = templates.compile("Extract: {{ document }}", "prompts/extract.txt");
 * }</pre>
 */
public final class Templates {
  private static final int REMEMBERED = 1000;

  private final Latest<String, PebbleTemplate> compiled = new Latest<>(REMEMBERED);

  /** With nothing compiled yet. */
  public Templates() {}

  /**
   * Reads a template.
   *
   * @param name what errors call it, such as {@code prompts/extract.txt}
   * @throws TemplateException for anything Nunjucks does not know, and for what these templates do
   *     not support, with the rewrite
   */
  public Template compile(String source, String name) {
    if (isConstant(source)) {
      return new Template(source, name, Optional.empty());
    }
    try {
      PebbleTemplate template = compiled.get(source, () -> PebbleRuntime.compile(source));
      return new Template(source, name, Optional.of(vars -> PebbleRuntime.render(template, vars)));
    } catch (TemplateException e) {
      throw e.in(name);
    }
  }

  /**
   * Reads a template that may be JSON, as prompts are: then its texts are the templates, and a
   * value with quotes in it stays inside its text.
   *
   * @throws TemplateException as {@link #compile} does
   */
  public Template compilePrompt(String source, String name) {
    try {
      Optional<PromptJson> json =
          isConstant(source) ? Optional.empty() : PromptJson.read(source, this::compile);
      return json.isEmpty()
          ? compile(source, name)
          : new Template(source, name, Optional.of(json.get()::render));
    } catch (TemplateException e) {
      throw e.in(name);
    }
  }

  private static boolean isConstant(String source) {
    return !source.contains("{{")
        && !source.contains("{%")
        && !source.contains("{#")
        && !source.contains("#}");
  }
}
