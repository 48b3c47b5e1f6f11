package ai.memories.json;

import ai.memories.MemoriesException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/**
 * A text that is not the one JSON value it should be.
 *
 * <pre>{@code
 * try {
 *   Json.parse(answer.text());
 * } catch (JsonSyntaxException e) {
 *   log.warn("{} at {}:{}", e.getMessage(), e.line(), e.column());
 * }
 * }</pre>
 *
 * <p>Immutable.
 */
public final class JsonSyntaxException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  JsonSyntaxException(String message, int line, int column, @Nullable Throwable cause) {
    super(message, cause);
    this.line = line;
    this.column = column;
  }

  static JsonSyntaxException from(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null
        ? new JsonSyntaxException(e.getOriginalMessage(), 1, 1, e)
        : new JsonSyntaxException(e.getOriginalMessage(), at.getLineNr(), at.getColumnNr(), e);
  }

  /** The line of the fault, from 1. */
  public int line() {
    return line;
  }

  /** The column of the fault, from 1. */
  public int column() {
    return column;
  }
}
