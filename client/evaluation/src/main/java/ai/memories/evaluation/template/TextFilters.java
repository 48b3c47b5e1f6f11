package ai.memories.evaluation.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filters on texts. Most take null and false for an empty text, as Nunjucks does. */
final class TextFilters {
  private static final int CENTER_WIDTH = 80;
  private static final int TRUNCATE_LENGTH = 255;
  private static final int INDENT_WIDTH = 4;
  private static final Pattern WORD = Pattern.compile("\\w+");

  private TextFilters() {}

  static Stream<Filter> all() {
    return Stream.of(
        simple("lower", TextFilters::lower),
        simple("upper", TextFilters::upper),
        simple("capitalize", TextFilters::capitalize),
        simple("title", TextFilters::title),
        Filter.of("trim", 0, (in, a) -> JsText.trim(strict(in))),
        Filter.of("truncate", 3, TextFilters::truncate),
        Filter.of("replace", 2, 3, TextFilters::replace),
        Filter.of("indent", 2, TextFilters::indent),
        Filter.of("center", 1, TextFilters::center),
        Filter.of("wordcount", 0, TextFilters::wordCount),
        Filter.of(
            "nl2br",
            0,
            (in, a) -> in == Nothing.NULL ? "" : strict(in).replaceAll("\r\n|\n", "<br />\n")),
        Filter.of("safe", 0, (in, a) -> Js.printed(in)),
        Filter.of("forceescape", 0, (in, a) -> escape(Js.printed(in))));
  }

  private static Filter simple(String name, UnaryOperator<String> change) {
    return Filter.of(name, 0, (in, a) -> change.apply(orEmpty(in)));
  }

  private static String orEmpty(Object input) {
    return input == Nothing.NULL || input.equals(false) ? "" : strict(input);
  }

  private static String strict(Object input) {
    if (input instanceof String text) {
      return text;
    }
    String rewrite =
        input == Nothing.NULL || input instanceof List ? "" : "; write `| string` first";
    throw new TemplateException("needs a text, not " + Js.kind(input) + rewrite);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String capitalize(String text) {
    String folded = lower(text);
    return folded.isEmpty() ? "" : upper(folded.substring(0, 1)) + folded.substring(1);
  }

  private static String title(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(TextFilters::capitalize)
        .collect(Collectors.joining(" "));
  }

  private static Object truncate(Object input, Arguments arguments) {
    int length = arguments.whole(0, TRUNCATE_LENGTH);
    String text = orEmpty(input);
    if (text.length() <= length) {
      return text;
    }
    int space = arguments.truthy(1) ? -1 : text.lastIndexOf(' ', length);
    boolean ending = arguments.has(2) && arguments.get(2) != Nothing.NULL;
    String cut = text.substring(0, Math.max(0, space < 0 ? length : space));
    return cut + (ending ? Js.text(arguments.get(2)) : "...");
  }

  private static Object replace(Object input, Arguments arguments) {
    Object wanted = arguments.get(0);
    boolean searchable = wanted instanceof String || Js.isNumber(wanted);
    if (!searchable || !(input instanceof String || Js.isNumber(input))) {
      return input;
    }
    String text = Js.text(input);
    String old = Js.text(wanted);
    String replacement = Js.text(arguments.get(1));
    if (old.isEmpty()) {
      Limits.length((text.length() + 1.0) * replacement.length());
      return replacement
          + text.chars().mapToObj(Character::toString).collect(Collectors.joining(replacement))
          + replacement;
    }
    long most = arguments.has(2) ? (long) arguments.number(2) : -1;
    return text.contains(old) && most != 0 ? replaced(text, old, replacement, most) : text;
  }

  private static String replaced(String text, String old, String replacement, long most) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    int found = text.indexOf(old);
    for (long count = 0; found >= 0 && (most == -1 || count < most); count++) {
      result.append(text, from, found).append(replacement);
      Limits.length(result.length());
      from = found + old.length();
      found = text.indexOf(old, from);
    }
    return result.append(text, from, text.length()).toString();
  }

  private static Object indent(Object input, Arguments arguments) {
    String text = orEmpty(input);
    String[] lines = text.split("\n", -1);
    int width = Math.max(0, arguments.whole(0, INDENT_WIDTH));
    Limits.length((double) width * lines.length);
    String margin = " ".repeat(width);
    String start = arguments.truthy(1) && !text.isEmpty() ? margin : "";
    return start + String.join("\n" + margin, lines);
  }

  private static Object center(Object input, Arguments arguments) {
    String text = orEmpty(input);
    int width = arguments.whole(0, CENTER_WIDTH);
    if (text.length() >= width) {
      return text;
    }
    int spaces = Limits.length((double) width - text.length());
    int before = (int) Math.ceil(spaces / 2.0 - spaces % 2);
    return " ".repeat(Math.max(0, before)) + text + " ".repeat((int) Math.ceil(spaces / 2.0));
  }

  private static Object wordCount(Object input, Arguments arguments) {
    long words = WORD.matcher(orEmpty(input)).results().count();
    return words == 0 ? Nothing.NULL : (Object) (double) words;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\\", "&#92;");
  }
}
