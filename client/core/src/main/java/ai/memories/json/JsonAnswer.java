package ai.memories.json;

import java.util.Optional;

/**
 * A model's text read as JSON. Models wrap JSON in a code fence even where they were asked for bare
 * JSON, and stop in the middle when their tokens run out: both are told apart from text that is
 * simply no JSON.
 *
 * <pre>{@code
 * JsonAnswer answer = JsonAnswer.read("```json\n{\"total\": 119}\n```");
 * answer.json();   // {"total":119}
 * answer.fenced(); // true
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface JsonAnswer {

  /** Reads a whole answer; white space around it, or one code fence, is allowed. */
  static JsonAnswer read(String text) {
    return CodeFence.in(text).map(CodeFence::read).orElseGet(() -> Bare.read(text));
  }

  /** The value, where there is one. */
  Optional<Json> json();

  /** Whether a code fence was opened around the answer. */
  boolean fenced();

  /** Whether the text is the beginning of a JSON value and ends before that value does. */
  boolean cutOff();

  /** An answer that is JSON. */
  record Value(Json value, boolean fenced) implements JsonAnswer {
    @Override
    public Optional<Json> json() {
      return Optional.of(value);
    }

    @Override
    public boolean cutOff() {
      return false;
    }
  }

  /** An answer that is no JSON: why, and the line and column of the fault in the text, from 1. */
  record NoJson(String message, int line, int column, boolean fenced, boolean cutOff)
      implements JsonAnswer {
    @Override
    public Optional<Json> json() {
      return Optional.empty();
    }
  }
}
