package ai.memories.evaluation.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop} inside a for. */
final class Loop {
  static final List<String> NAMES =
      List.of("index", "index0", "revindex", "revindex0", "first", "last", "length");

  private final int length;
  private int index;

  Loop(int length) {
    this.length = length;
  }

  void turn(int newIndex) {
    index = newIndex;
  }

  /** A member's value; null if there is none of that name. */
  @Nullable Object member(String name) {
    return switch (name) {
      case "index" -> index + 1d;
      case "index0" -> (double) index;
      case "revindex" -> (double) (length - index);
      case "revindex0" -> length - index - 1d;
      case "first" -> index == 0;
      case "last" -> index == length - 1;
      case "length" -> (double) length;
      default -> null;
    };
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : NAMES) {
      Object value = member(name);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }
}
