package ai.memories.evaluation.expression;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSONata that says the same as a line of JavaScript, of the kind people write into suites: a
 * suite runs no code, so a message names the line to write instead. It never runs.
 *
 * <pre>{@code
 * Javascript.check("output.length < 500"); // $length($output) < 500
 * Javascript.check("fetch('…')");          // empty: there is nothing to say it with
 * }</pre>
 */
public final class Javascript {
  private static final Pattern LIKELY =
      Pattern.compile("^(?:return|const|let)\\b|^output\\b|\\bJSON\\.|=>|\\.m?[jt]s\\b|\\.py\\b");

  private Javascript() {}

  /** Whether a text is more likely JavaScript, or a file of code, than JSONata. */
  public static boolean isLikely(String text) {
    return LIKELY.matcher(text.strip()).find();
  }

  /**
   * The JSONata of a condition on {@code output}; nothing where it is not one of the usual ones.
   */
  public static Optional<String> check(String line) {
    return translated(line).filter(value -> value.kind() != Value.Kind.NUMBER).map(Value::truth);
  }

  /** The JSONata of a transformation of {@code output}. */
  public static Optional<String> transform(String line) {
    return translated(line).map(Value::code);
  }

  private static Optional<Value> translated(String line) {
    String bare = line.strip().replaceFirst("^return\\s+", "").replaceFirst("\\s*;$", "");
    try {
      return Optional.of(new JavascriptParser(bare).parse());
    } catch (JavascriptParser.UnknownException e) {
      return Optional.empty();
    }
  }

  /**
   * A part of a line, as JSONata.
   *
   * @param kind what it gives, as far as that is known
   * @param code the JSONata
   * @param simple whether it needs no parentheses
   */
  record Value(Kind kind, String code, boolean simple) {
    /** What a part gives. */
    enum Kind {
      TEXT,
      JSON,
      LIST,
      NUMBER,
      TRUTH
    }

    static Value of(Kind kind, String code) {
      return new Value(kind, code, true);
    }

    String inner() {
      return simple ? code : "(" + code + ")";
    }

    /** As a condition: JavaScript takes any value for one. */
    String truth() {
      return kind == Kind.TRUTH ? code : "$boolean(" + code + ")";
    }
  }
}
