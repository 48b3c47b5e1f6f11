package ai.memories.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * An ECMAScript expression written as a Java one that finds the same. Names of groups become
 * numbers: nobody asks for groups, and Java allows fewer characters in names.
 */
final class EcmaPattern {
  private static final String ANY = "[^\\n\\r\\u2028\\u2029]";
  private static final String BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";
  private static final String NO_BOUNDARY = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";

  private record OpenGroup(int at, boolean dotAllOutside) {}

  private final String source;
  private final PatternCursor cursor;
  private final Groups groups;
  private final StringBuilder java = new StringBuilder();

  /** For each character of the Java text, the index in the source it came from. */
  private final List<Integer> origins = new ArrayList<>();

  private final Deque<OpenGroup> open = new ArrayDeque<>();
  private boolean dotAll;
  private boolean repeatable;

  private EcmaPattern(String source) {
    this.source = source;
    this.cursor = new PatternCursor(source);
    this.groups = Groups.of(source);
  }

  static EcmaPattern translate(String source) {
    var pattern = new EcmaPattern(source);
    while (!pattern.cursor.done()) {
      pattern.term();
    }
    if (!pattern.open.isEmpty()) {
      throw pattern.cursor.error(
          pattern.open.getFirst().at(), "a group ( is not closed by ); a bracket itself is \\(");
    }
    return pattern;
  }

  String java() {
    return java.toString();
  }

  /** What Java still refuses, at its place in the source and in our words where we have some. */
  RegexSyntaxException explain(PatternSyntaxException e) {
    int index = e.getIndex() < 0 || origins.isEmpty() ? 0 : origin(e.getIndex());
    String reason =
        e.getDescription().startsWith("Look-behind")
            ? "a look-behind must have a bounded length here: write {0,99} instead of * or +"
            : "Java's engine cannot run it: " + e.getDescription();
    return new RegexSyntaxException(source, index, reason, e);
  }

  private int origin(int javaIndex) {
    return origins.get(Math.min(javaIndex, origins.size() - 1));
  }

  private void term() {
    int start = cursor.at();
    int c = cursor.next();
    switch (c) {
      case '^' -> emit("^", start, false);
      case '$' -> emit("\\z", start, false);
      case '|' -> emit("|", start, false);
      case '.' -> emit(dotAll ? "[\\s\\S]" : ANY, start, true);
      case '(' -> group(start);
      case ')' -> close(start);
      case '[' -> emit(CharacterClass.read(cursor, start), start, true);
      case '\\' -> escape(start);
      case '*', '+', '?', '{' -> quantifier(start, c);
      default -> emit(Atom.literal(c).java(), start, true);
    }
  }

  private void emit(String text, int at, boolean repeatable) {
    java.append(text);
    for (int i = 0; i < text.length(); i++) {
      origins.add(at);
    }
    this.repeatable = repeatable;
  }

  private void group(int start) {
    open.push(new OpenGroup(start, dotAll));
    emit(cursor.skip("?") ? special(start) : "(", start, false);
  }

  private String special(int start) {
    for (String assertion : new String[] {":", "=", "!", "<=", "<!"}) {
      if (cursor.skip(assertion)) {
        return "(?" + assertion;
      }
    }
    if (cursor.skip("<")) {
      named(start);
      return "(";
    }
    return modifiers(start);
  }

  private void named(int start) {
    String name = cursor.until('>', start, "the name of a group is not closed by >");
    if (!name.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*")) {
      throw cursor.error(start, "\"" + name + "\" is no name of a group");
    }
    if (groups.isRepeated(name)) {
      throw cursor.error(start, "two groups have the name \"" + name + "\"");
    }
  }

  /** {@code (?i:…)} and the like; the only form ECMAScript has, so without effect after it. */
  private String modifiers(int start) {
    int from = cursor.at();
    while ("ims-".indexOf(cursor.peek()) >= 0 && !cursor.done()) {
      cursor.next();
    }
    String flags = source.substring(from, cursor.at());
    if (flags.isEmpty() || !cursor.skip(":")) {
      throw cursor.error(start, unknownGroup(flags));
    }
    if (!flags.matches("[is]*(-[is]*)?")) {
      throw cursor.error(start, "the flag m is not supported: write (?:^|\\n) and (?=\\n|$)");
    }
    int minus = flags.indexOf('-');
    int s = flags.indexOf('s');
    if (s >= 0) {
      dotAll = minus < 0 || s < minus;
    }
    return "(?" + flags.replace("i", "iu").replace("s", "") + ":";
  }

  private String unknownGroup(String flags) {
    return switch (cursor.peek()) {
      case ')' -> "flags need their own group: write (?" + flags + ":…) around what they are for";
      case '>' -> "atomic groups are not ECMAScript: write (?:…)";
      case 'P' -> "a named group is (?<name>…), without P";
      case '#' -> "comments are not ECMAScript: remove it";
      default -> "a group that begins with (? goes on with one of : = ! <= <! <name> i: s:";
    };
  }

  private void close(int start) {
    if (open.isEmpty()) {
      throw cursor.error(start, "a bracket ) closes no group: a bracket itself is \\)");
    }
    dotAll = open.pop().dotAllOutside();
    emit(")", start, true);
  }

  private void escape(int start) {
    char c = cursor.peek();
    if (cursor.skip("b")) {
      emit(BOUNDARY, start, false);
    } else if (cursor.skip("B")) {
      emit(NO_BOUNDARY, start, false);
    } else if (cursor.skip("k")) {
      reference(start, namedReference(start));
    } else if (c >= '1' && c <= '9') {
      String digits = cursor.digits();
      reference(start, digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits));
    } else {
      emit(Escape.read(cursor, start).java(), start, true);
    }
  }

  private int namedReference(int start) {
    if (!cursor.skip("<")) {
      throw cursor.error(start, "\\k needs a name, as \\k<name>");
    }
    return groups.number(cursor.until('>', start, "\\k< is not closed by >"));
  }

  private void reference(int start, int number) {
    if (number < 1 || number > groups.count()) {
      throw cursor.error(
          start, "it refers to a group that does not exist; there are " + groups.count());
    }
    // a group of its own keeps a digit that follows from becoming part of the number
    emit("(?:\\" + number + ")", start, true);
  }

  private void quantifier(int start, int c) {
    String text = c == '{' ? Repetition.read(cursor, start) : Character.toString(c);
    if (text.isEmpty()) {
      emit("\\{", start, true);
      return;
    }
    if (!repeatable) {
      throw cursor.error(start, "there is nothing to repeat before " + (char) c);
    }
    if (cursor.peek() == '+') {
      throw cursor.error(start, "possessive quantifiers are not ECMAScript: remove the second +");
    }
    emit(cursor.skip("?") ? text + "?" : text, start, false);
  }
}
