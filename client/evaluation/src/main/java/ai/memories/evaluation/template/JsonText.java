package ai.memories.evaluation.template;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Writes values as {@code JSON.stringify} does. */
final class JsonText {
  private static final int WIDEST = 10;

  private final String indent;
  private final StringBuilder out = new StringBuilder();

  private JsonText(String indent) {
    this.indent = indent;
  }

  /** With that third argument of {@code JSON.stringify}: a count of blanks, a text, or nothing. */
  static String of(Object value, Object indent) {
    JsonText json = new JsonText(indentOf(indent));
    json.write(value, "");
    return Limits.text(json.out.toString());
  }

  private static String indentOf(Object indent) {
    if (indent instanceof String text) {
      return text.substring(0, Math.min(WIDEST, text.length()));
    }
    return indent instanceof Number number
        ? " ".repeat((int) Math.max(0, Math.min(WIDEST, number.doubleValue())))
        : "";
  }

  private void write(Object value, String margin) {
    if (value instanceof String text) {
      quote(text);
    } else if (value instanceof List<?> list) {
      items('[', ']', margin, list.iterator(), this::write);
    } else if (value instanceof Map<?, ?> map) {
      items('{', '}', margin, map.entrySet().iterator(), this::member);
    } else if (value instanceof Loop loop) {
      write(loop.members(), margin);
    } else {
      out.append(plain(value));
    }
  }

  private static String plain(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? "null" : Js.text(value);
  }

  private void member(Map.Entry<?, ?> member, String margin) {
    quote((String) member.getKey());
    out.append(indent.isEmpty() ? ":" : ": ");
    write(member.getValue(), margin);
  }

  private <T> void items(
      char open,
      char close,
      String margin,
      Iterator<? extends T> items,
      BiConsumer<T, String> one) {
    out.append(open);
    if (items.hasNext()) {
      String inner = margin + indent;
      for (String comma = ""; items.hasNext(); comma = ",") {
        out.append(comma);
        newLine(inner);
        one.accept(items.next(), inner);
      }
      newLine(margin);
    }
    out.append(close);
  }

  private void newLine(String margin) {
    if (!indent.isEmpty()) {
      out.append('\n').append(margin);
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c < ' ' || isLoneSurrogate(text, i) ? hex(c) : String.valueOf(c));
      }
    }
    out.append('"');
  }

  private static String hex(char c) {
    return String.format(Locale.ROOT, "\\u%04x", (int) c);
  }

  private static boolean isLoneSurrogate(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
