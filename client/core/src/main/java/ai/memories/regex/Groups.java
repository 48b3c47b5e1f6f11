package ai.memories.regex;

import java.util.ArrayList;
import java.util.List;

/** The capturing groups of an expression, counted ahead since a reference may come first. */
final class Groups {
  private final List<String> names = new ArrayList<>();

  private Groups() {}

  static Groups of(String source) {
    var groups = new Groups();
    boolean inClass = false;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(') {
        groups.open(source, i + 1);
      }
    }
    return groups;
  }

  private void open(String source, int at) {
    if (!source.startsWith("?", at)) {
      names.add("");
    } else if (source.startsWith("?<", at)
        && !source.startsWith("?<=", at)
        && !source.startsWith("?<!", at)) {
      int end = source.indexOf('>', at);
      names.add(end < 0 ? "" : source.substring(at + 2, end));
    }
  }

  int count() {
    return names.size();
  }

  /** The number of the group of a name, from 1; 0 if there is none. */
  int number(String name) {
    return names.indexOf(name) + 1;
  }

  boolean isRepeated(String name) {
    return names.indexOf(name) != names.lastIndexOf(name);
  }
}
