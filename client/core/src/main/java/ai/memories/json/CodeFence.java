package ai.memories.json;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown code fence around a whole answer; its end may be missing. */
final class CodeFence {
  private static final int MARK_LENGTH = 3;

  /** The info string is a word such as json; anything longer is not a fence around JSON. */
  private static final Pattern OPENING =
      Pattern.compile("\\s*```[ \\t]*[A-Za-z0-9]*[ \\t]*\\r?\\n");

  private final String text;
  private final int start;
  private final int end;
  private final boolean closed;

  private CodeFence(String text, int start, int end, boolean closed) {
    this.text = text;
    this.start = start;
    this.end = end;
    this.closed = closed;
  }

  static Optional<CodeFence> in(String text) {
    Matcher opening = OPENING.matcher(text);
    if (!opening.lookingAt()) {
      return Optional.empty();
    }
    int end = text.stripTrailing().length();
    int ticks = 0;
    while (ticks < MARK_LENGTH
        && end - ticks > opening.end()
        && text.charAt(end - ticks - 1) == '`') {
      ticks++;
    }
    return Optional.of(
        new CodeFence(
            text, opening.end(), Math.max(end - ticks, opening.end()), ticks == MARK_LENGTH));
  }

  JsonAnswer read() {
    JsonAnswer inside = Bare.read(text.substring(start, end));
    return inside instanceof JsonAnswer.NoJson fault
        ? moved(fault)
        : new JsonAnswer.Value(inside.json().orElseThrow(), true);
  }

  /** The fence ends with a line, so only the lines move, not the columns. */
  private JsonAnswer moved(JsonAnswer.NoJson fault) {
    int lines = (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    boolean empty = text.substring(start, end).isBlank();
    return new JsonAnswer.NoJson(
        fault.message(),
        fault.line() + lines,
        fault.column(),
        true,
        fault.cutOff() || (empty && !closed));
  }
}
