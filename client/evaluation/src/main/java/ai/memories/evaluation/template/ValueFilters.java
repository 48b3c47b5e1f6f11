package ai.memories.evaluation.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filters on numbers and on values of any kind. */
final class ValueFilters {
  private static final int DECIMAL = 10;

  private ValueFilters() {}

  static Stream<Filter> all() {
    return Stream.of(
        Filter.of("abs", 0, (in, a) -> Math.abs(Js.number(in))),
        Filter.of("round", 2, ValueFilters::round),
        Filter.of("int", 2, ValueFilters::toInt).withKeywords("default", "base"),
        Filter.of("float", 1, ValueFilters::toFloat),
        Filter.of("string", 0, ValueFilters::string),
        Filter.of("default", 1, 2, ValueFilters::orDefault),
        Filter.of("d", 1, 2, ValueFilters::orDefault),
        Filter.of("dump", 1, (in, a) -> JsonText.of(in, a.get(0))),
        Filter.of("tojson", 1, (in, a) -> JsonText.of(in, a.get(0))),
        Filter.of("length", 0, ValueFilters::length),
        Filter.of("urlencode", 0, ValueFilters::urlEncode));
  }

  private static Object round(Object input, Arguments arguments) {
    double factor = Math.pow(DECIMAL, arguments.whole(0, 0));
    double scaled = Js.number(input) * factor;
    double floor = Math.floor(scaled);
    Object method = arguments.get(1);
    if (method.equals("ceil")) {
      return Math.ceil(scaled) / factor;
    }
    return (method.equals("floor") || scaled - floor < 0.5 ? floor : floor + 1) / factor;
  }

  private static Object toInt(Object input, Arguments arguments) {
    int base = arguments.whole(1, DECIMAL);
    if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
      throw new TemplateException("the base must be from 2 to 36");
    }
    return number(input, JsNumber.parseInt(Js.text(input), base), arguments.get(0));
  }

  private static Object toFloat(Object input, Arguments arguments) {
    return number(input, JsNumber.parseFloat(Js.text(input)), arguments.get(0));
  }

  private static Object number(Object input, double parsed, Object fallback) {
    if (!Double.isNaN(parsed)) {
      return parsed;
    }
    if (fallback == Nothing.ABSENT) {
      throw new TemplateException(
          Js.kind(input)
              + " does not begin with a number; give what to take instead, as in int(0)");
    }
    return fallback;
  }

  private static Object string(Object input, Arguments arguments) {
    if (input == Nothing.NULL) {
      throw new TemplateException("null has no text; write `| default(\"\", true)` first");
    }
    return Js.text(input);
  }

  private static Object orDefault(Object input, Arguments arguments) {
    boolean missing = input instanceof Undefined || (arguments.truthy(1) && !Js.truthy(input));
    return missing ? arguments.get(0) : input;
  }

  private static Object length(Object input, Arguments arguments) {
    if (input == Nothing.NULL || input.equals(false)) {
      return 0d;
    }
    int length = input instanceof Map<?, ?> map ? map.size() : Values.length(input);
    if (length < 0) {
      throw new TemplateException("needs a text, a list or an object, not " + Js.kind(input));
    }
    return (double) length;
  }

  private static Object urlEncode(Object input, Arguments arguments) {
    if (input instanceof String text) {
      return encode(text);
    }
    if (input instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> encode((String) e.getKey()) + "=" + encode(e.getValue()))
          .collect(Collectors.joining("&"));
    }
    if (input instanceof List<?> list && list.stream().allMatch(p -> Values.length(p) == 2)) {
      return list.stream()
          .map(p -> encode(Values.item(p, 0)) + "=" + encode(Values.item(p, 1)))
          .collect(Collectors.joining("&"));
    }
    throw new TemplateException("needs a text, an object or pairs, not " + Js.kind(input));
  }

  /** {@code encodeURIComponent}: a form encoder leaves other characters alone. */
  private static String encode(Object value) {
    String text = Js.text(value);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new TemplateException("the text holds half of a surrogate pair");
    }
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%21", "!")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")")
        .replace("%7E", "~");
  }
}
