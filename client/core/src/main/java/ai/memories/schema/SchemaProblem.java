package ai.memories.schema;

import java.io.Serializable;

/**
 * One place where a schema is wrong or doubtful.
 *
 * <pre>{@code
 * for (SchemaProblem problem : schema.lint()) {
 *   log.warn("{} {}", problem.severity(), problem); // /properties/total: …
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param severity whether the service, or we, refuse the schema because of it
 * @param pointer where in the schema, as a JSON Pointer; empty for the whole schema
 * @param message what is wrong and what to write instead
 */
public record SchemaProblem(Severity severity, String pointer, String message)
    implements Serializable {
  /** How bad it is. */
  public enum Severity {
    /** The schema is refused. */
    ERROR,
    /** The schema is taken, but part of it does not do what it seems to. */
    WARNING
  }

  static SchemaProblem error(String pointer, String message) {
    return new SchemaProblem(Severity.ERROR, pointer, message);
  }

  static SchemaProblem warning(String pointer, String message) {
    return new SchemaProblem(Severity.WARNING, pointer, message);
  }

  /** For people: {@code /properties/total/type: …}. */
  @Override
  public String toString() {
    return pointer.isEmpty() ? message : pointer + ": " + message;
  }
}
