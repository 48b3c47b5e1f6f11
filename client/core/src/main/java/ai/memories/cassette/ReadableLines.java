package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * A JSON value in lines for people, as YAML would lay it out: texts as they are, without quotes and
 * escapes, each of their lines a line. Where a text cannot be seen for what it is (a number in
 * quotes, a blank at a line's end, a control character) it is quoted. Never read back.
 */
final class ReadableLines {
  private static final String INDENT = "  ";

  private final List<String> lines = new ArrayList<>();

  private ReadableLines() {}

  /** The lines of an object or array, members sorted by name. */
  static List<String> of(JsonNode node) {
    var readable = new ReadableLines();
    readable.members(node, "", "");
    return readable.lines;
  }

  /**
   * The members of an object, or the elements of an array.
   *
   * @param first what stands before the first of them, such as a dash
   */
  private void members(JsonNode node, String first, String indent) {
    String lead = first;
    if (node.isArray()) {
      for (JsonNode element : node) {
        member(element, lead + "-", indent);
        lead = indent;
      }
      return;
    }
    for (String name : names(node)) {
      member(node.get(name), lead + (isPlain(name) ? name : quoted(name)) + ":", indent);
      lead = indent;
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>(object.size());
    for (var member : object.properties()) {
      names.add(member.getKey());
    }
    Collections.sort(names);
    return names;
  }

  private void member(JsonNode value, String lead, String indent) {
    if (value.isContainerNode() && !value.isEmpty()) {
      if (lead.endsWith("-")) {
        members(value, lead + " ", indent + INDENT);
      } else {
        lines.add(lead);
        members(value, indent + INDENT, indent + INDENT);
      }
    } else if (value.isTextual() && value.textValue().indexOf('\n') >= 0) {
      lines.add(lead + " |");
      for (String line : value.textValue().split("\n", -1)) {
        lines.add(isShown(line) ? indent + INDENT + line : indent + INDENT + quoted(line));
      }
    } else {
      lines.add(lead + " " + scalar(value));
    }
  }

  private static String scalar(JsonNode value) {
    if (!value.isTextual()) {
      return Json.of(value).compact();
    }
    return isPlain(value.textValue()) ? value.textValue() : quoted(value.textValue());
  }

  /** As JSON, and what JSON need not escape but nobody sees escaped too. */
  private static String quoted(String text) {
    var shown = new StringBuilder();
    for (char c : Json.text(text).compact().toCharArray()) {
      if (isHidden(c)) {
        shown.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** Whether nobody can take it for another value. */
  private static boolean isPlain(String text) {
    return isShown(text)
        && !text.isEmpty()
        && text.charAt(0) != ' '
        && text.charAt(0) != '"'
        && !isOther(text);
  }

  /** Whether it reads like a number, a word of JSON's or an empty container. */
  private static boolean isOther(String text) {
    char c = text.charAt(0);
    return c == '-'
        || (c >= '0' && c <= '9')
        || text.equals("true")
        || text.equals("false")
        || text.equals("null")
        || text.equals("{}")
        || text.equals("[]")
        || text.equals("|");
  }

  /** Whether all of it can be seen. */
  private static boolean isShown(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text.charAt(i))) {
        return false;
      }
    }
    return text.isEmpty() || text.charAt(text.length() - 1) != ' ';
  }

  private static boolean isHidden(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SPACE_SEPARATOR -> c != ' ';
      default -> false;
    };
  }
}
