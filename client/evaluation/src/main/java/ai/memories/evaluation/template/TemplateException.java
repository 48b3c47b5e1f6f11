package ai.memories.evaluation.template;

import ai.memories.MemoriesException;
import org.jspecify.annotations.Nullable;

/**
 * A template that cannot be compiled, or not be rendered with the variables at hand. The message is
 * {@code name:line:column: detail}; who knows a better position (a template inside a YAML file)
 * builds their own from the parts.
 *
 * <pre>{@code
 * try {
 *   templates.compile("Dear {{ name + }}", "greeting.txt");
 * } catch (TemplateException e) {
 *   log.error("{}:{}: {}", e.line(), e.column(), e.detail());
 * }
 * }</pre>
 */
public final class TemplateException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final String templateName;
  private final int line;
  private final int column;
  private final String detail;

  private TemplateException(
      String templateName, int line, int column, String detail, @Nullable Throwable cause) {
    super(where(templateName, line, column) + detail, cause);
    this.templateName = templateName;
    this.line = line;
    this.column = column;
    this.detail = detail;
  }

  /** A fault whose place the caller adds. */
  TemplateException(String detail) {
    this("", 0, 0, detail, null);
  }

  TemplateException(String detail, Position at) {
    this("", at.line(), at.column(), detail, null);
  }

  /** This fault at that place, unless it has one already. */
  TemplateException at(Position position) {
    return line > 0
        ? this
        : new TemplateException(templateName, position.line(), position.column(), detail, this);
  }

  /** This fault in a text that stands, in quotes, at that place; over several lines, just there. */
  TemplateException inside(Position text) {
    int shift = line > 1 ? 0 : Math.max(column, 1);
    return new TemplateException(
        templateName, text.line(), text.column() + shift, detail, getCause());
  }

  /** This fault in that template. */
  TemplateException in(String name) {
    return new TemplateException(name, Math.max(line, 1), Math.max(column, 1), detail, getCause());
  }

  private static String where(String name, int line, int column) {
    return line == 0 ? "" : name + ":" + line + ":" + column + ": ";
  }

  /** What the template was called when it was compiled. */
  public String templateName() {
    return templateName;
  }

  /** The line in the template, from 1. */
  public int line() {
    return line;
  }

  /** The column in the template, from 1. */
  public int column() {
    return column;
  }

  /** The message without its position. */
  public String detail() {
    return detail;
  }
}
