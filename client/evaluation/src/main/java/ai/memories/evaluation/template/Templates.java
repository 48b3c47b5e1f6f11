package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  private final Map<String, PebbleTemplate> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PebbleTemplate> eldest) {
          return size() > REMEMBERED;
        }
      };

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
      return new Template(source, name, Optional.of(compiled(source)));
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

  private PebbleTemplate compiled(String source) {
    synchronized (compiled) {
      @Nullable PebbleTemplate known = compiled.get(source);
      if (known != null) {
        return known;
      }
    }
    PebbleTemplate template = PebbleRuntime.compile(source);
    synchronized (compiled) {
      compiled.put(source, template);
    }
    return template;
  }
}
