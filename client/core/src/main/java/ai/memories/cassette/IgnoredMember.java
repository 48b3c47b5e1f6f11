package ai.memories.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A JSON Pointer to what does not count; {@code *} stands for any member or element. An element of
 * an array becomes null instead of going, since the others keep their places.
 */
record IgnoredMember(String pointer, List<String> steps) {
  private static final List<String> PROMPTS = List.of("messages", "*", "content", "*", "text");

  static IgnoredMember parse(String pointer) {
    if (!pointer.startsWith("/") || pointer.length() == 1) {
      throw new IllegalArgumentException(
          "\""
              + pointer
              + "\" is no JSON Pointer to a member: write it as /user or /messages/*/name");
    }
    List<String> steps =
        Arrays.stream(pointer.substring(1).split("/", -1))
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
    return new IgnoredMember(pointer, steps);
  }

  boolean isModel() {
    return steps.equals(List.of("model"));
  }

  /** Whether it is the text of all messages, or what holds it. */
  boolean isEveryPrompt() {
    return steps.size() <= PROMPTS.size()
        && IntStream.range(0, steps.size())
            .allMatch(i -> steps.get(i).equals("*") || steps.get(i).equals(PROMPTS.get(i)));
  }

  String label() {
    return "ignore " + pointer;
  }

  /** Removes it; says whether there was anything to remove. */
  boolean removeFrom(JsonNode body) {
    return remove(body, 0);
  }

  private boolean remove(JsonNode node, int depth) {
    String step = steps.get(depth);
    boolean last = depth == steps.size() - 1;
    boolean any = false;
    if (node instanceof ObjectNode object) {
      for (String name : names(object, step)) {
        any |= last ? object.remove(name) != null : remove(object.get(name), depth + 1);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (step.equals("*") || step.equals(Integer.toString(i))) {
          any |= last ? blank(array, i) : remove(array.get(i), depth + 1);
        }
      }
    }
    return any;
  }

  private static List<String> names(ObjectNode object, String step) {
    List<String> names = new ArrayList<>();
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (step.equals("*") || step.equals(name)) {
                names.add(name);
              }
            });
    return names;
  }

  private static boolean blank(ArrayNode array, int index) {
    boolean counted = !array.get(index).isNull();
    array.setNull(index);
    return counted;
  }
}
