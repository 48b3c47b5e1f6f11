package ai.memories.evaluation.expression;

import ai.memories.regex.Rehearsal;
import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSONata's functions that take a regular expression, made to come back: the expression is
 * rehearsed under a deadline before the library runs it without one.
 */
final class JsonataRegex {

  private interface Body {
    @Nullable Object apply(Arguments arguments);
  }

  /** What a function was called with; what was left out is null. */
  private record Arguments(List<?> values) {
    @Nullable String text(int index) {
      return (String) get(index);
    }

    @Nullable Integer number(int index) {
      return get(index) instanceof Number number ? (Integer) number.intValue() : null;
    }

    @Nullable Object get(int index) {
      return index < values.size() ? values.get(index) : null;
    }
  }

  /** The signatures are the language's own: text from the context, then text or a pattern. */
  private static final Map<String, JFunction> FUNCTIONS =
      Map.of(
          "contains",
          function("contains", "<s-(sf):b>", a -> Functions.contains(a.text(0), a.get(1))),
          "match",
          function(
              "match",
              "<s-f<s:o>n?:a<o>>",
              a -> Functions.match(a.text(0), (Pattern) a.get(1), a.number(2))),
          "replace",
          function(
              "replace",
              "<s-(sf)(sf)n?:s>",
              a -> Functions.replace(a.text(0), a.get(1), a.get(2), a.number(3))),
          "split",
          function(
              "split", "<s-(sf)n?:a<s>>", a -> Functions.split(a.text(0), a.get(1), a.number(2))));

  private JsonataRegex() {}

  /** Puts the guarded functions into the frame of an evaluation. */
  static void guard(Jsonata.Frame frame) {
    FUNCTIONS.forEach(frame::bind);
  }

  private static JFunction function(String name, String signature, Body body) {
    return Jsonata.function(
        name,
        (List<?> values) -> {
          var arguments = new Arguments(values);
          rehearse(arguments);
          return body.apply(arguments);
        },
        signature);
  }

  private static void rehearse(Arguments arguments) {
    if (arguments.get(0) instanceof String text && arguments.get(1) instanceof Pattern pattern) {
      Rehearsal.run(pattern, text);
    }
  }
}
