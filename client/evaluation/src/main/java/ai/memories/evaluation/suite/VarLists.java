package ai.memories.evaluation.suite;

import ai.memories.json.Json;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests one test stands for whose variables are lists: one for each way to take an item of each
 * list, the last list first.
 */
final class VarLists {
  /** More would be a dataset, which is read as a stream. */
  static final int MAX_TESTS = 10_000;

  private static final int MAX_SHOWN = 40;
  private static final int HASH_BYTES = 4;

  /**
   * One of them.
   *
   * @param vars every variable with one value
   * @param suffix what its name ends in: the variables that were lists, with what was taken
   */
  record Choice(Map<String, Json> vars, String suffix) {}

  private VarLists() {}

  /** Whether a variable is a list. */
  static boolean isList(Json value) {
    return value.node().isArray();
  }

  /** How many tests there are; 1 if no variable is a list. */
  static long count(Map<String, Json> vars) {
    long count = 1;
    for (Json value : vars.values()) {
      count = isList(value) ? Math.min(Integer.MAX_VALUE, count * value.node().size()) : count;
    }
    return count;
  }

  /** All of them; the one itself if no variable is a list. */
  static List<Choice> expand(Map<String, Json> vars) {
    List<Choice> choices = List.of(new Choice(Map.of(), ""));
    for (Map.Entry<String, Json> variable : vars.entrySet()) {
      List<Choice> longer = new ArrayList<>();
      for (Choice choice : choices) {
        if (isList(variable.getValue())) {
          variable
              .getValue()
              .node()
              .forEach(item -> longer.add(with(choice, variable.getKey(), Json.of(item), true)));
        } else {
          longer.add(with(choice, variable.getKey(), variable.getValue(), false));
        }
      }
      choices = longer;
    }
    return choices;
  }

  private static Choice with(Choice choice, String name, Json value, boolean named) {
    Map<String, Json> vars = new LinkedHashMap<>(choice.vars());
    vars.put(name, value);
    return new Choice(
        vars, named ? choice.suffix() + " " + name + "=" + shown(value) : choice.suffix());
  }

  /** A short value as it is; of a long one its start and a digest, so that names stay apart. */
  private static String shown(Json value) {
    String text = value.node().isTextual() ? value.node().textValue() : value.compact();
    if (text.length() <= MAX_SHOWN && text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    String start =
        text.substring(
            0,
            text.offsetByCodePoints(
                0, Math.min(MAX_SHOWN / 2, text.codePointCount(0, text.length()))));
    byte[] digest = TestId.sha256(value);
    return start.replaceAll("\\p{Cntrl}+", " ").strip()
        + "…"
        + HexFormat.of().formatHex(digest, 0, HASH_BYTES);
  }
}
