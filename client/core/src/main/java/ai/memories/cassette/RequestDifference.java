package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * In what respects a request differs from a recorded one, both in normal form.
 *
 * @param aspects such as {@code the prompt's text}
 */
record RequestDifference(List<String> aspects) {
  static final String SCHEMA = "the schema";
  private static final String TEXT = "the prompt's text";
  private static final int MAX_VALUE_CHARS = 40;
  private static final Set<String> SCHEMAS = Set.of("responseSchema", "responseJsonSchema");

  RequestDifference {
    aspects = List.copyOf(aspects);
  }

  static RequestDifference between(Json asked, Json recorded) {
    Set<String> aspects = new LinkedHashSet<>();
    JsonNode wanted = asked.node().path("body");
    JsonNode kept = recorded.node().path("body");
    messages(wanted.path("messages"), kept.path("messages"), aspects);
    for (String name : names(wanted, kept)) {
      if (name.equals("metadata")) {
        metadata(wanted.path(name), kept.path(name), aspects);
      } else if (!name.equals("messages")) {
        member("the parameter " + name, wanted.path(name), kept.path(name), aspects);
      }
    }
    member(
        "the endpoint", asked.node().path("endpoint"), recorded.node().path("endpoint"), aspects);
    return new RequestDifference(new ArrayList<>(aspects));
  }

  private static Set<String> names(JsonNode one, JsonNode other) {
    Set<String> names = new TreeSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void metadata(JsonNode wanted, JsonNode kept, Set<String> aspects) {
    for (String name : names(wanted, kept)) {
      if (!SCHEMAS.contains(name)) {
        member("the parameter metadata/" + name, wanted.path(name), kept.path(name), aspects);
      } else if (!same(wanted.path(name), kept.path(name))) {
        aspects.add(SCHEMA);
      }
    }
  }

  private static void member(String what, JsonNode wanted, JsonNode kept, Set<String> aspects) {
    if (!same(wanted, kept)) {
      String name = what.equals("the parameter model") ? "the model" : what;
      aspects.add(name + " (recorded " + shown(kept) + ", asked " + shown(wanted) + ")");
    }
  }

  private static void messages(JsonNode wanted, JsonNode kept, Set<String> aspects) {
    if (same(wanted, kept)) {
      return;
    }
    if (wanted.size() != kept.size()) {
      aspects.add(
          "the number of messages (recorded " + kept.size() + ", asked " + wanted.size() + ")");
    } else if (canonicals(wanted).equals(canonicals(kept))) {
      aspects.add("the order of the messages");
    } else {
      for (int i = 0; i < wanted.size(); i++) {
        message(wanted.get(i), kept.get(i), aspects);
      }
    }
  }

  private static List<String> canonicals(JsonNode messages) {
    List<String> all = new ArrayList<>();
    messages.forEach(message -> all.add(Json.of(message).canonical()));
    all.sort(null);
    return all;
  }

  private static void message(JsonNode wanted, JsonNode kept, Set<String> aspects) {
    if (!wanted.isObject() || !kept.isObject()) {
      if (!same(wanted, kept)) {
        aspects.add("a message");
      }
      return;
    }
    for (String name : names(wanted, kept)) {
      if (name.equals("content")) {
        content(wanted, kept, aspects);
      } else if (!same(wanted.path(name), kept.path(name))) {
        aspects.add("a message's " + name);
      }
    }
  }

  private static void content(JsonNode wanted, JsonNode kept, Set<String> aspects) {
    boolean text = parts(wanted, true).equals(parts(kept, true));
    boolean files = parts(wanted, false).equals(parts(kept, false));
    if (!text) {
      aspects.add(TEXT);
    }
    if (!files) {
      aspects.add("an attached file");
    }
    if (text && files && !same(wanted.path("content"), kept.path("content"))) {
      aspects.add("the order of a message's parts");
    }
  }

  private static List<Json> parts(JsonNode message, boolean text) {
    List<Json> parts = new ArrayList<>();
    for (JsonNode part : message.path("content")) {
      if (part.path("type").asText().equals("text") == text) {
        parts.add(Json.of(part));
      }
    }
    return parts;
  }

  private static boolean same(JsonNode one, JsonNode other) {
    boolean bothThere = !one.isMissingNode() && !other.isMissingNode();
    return bothThere
        ? one.equals(other) || Json.of(one).equals(Json.of(other))
        : one.isMissingNode() == other.isMissingNode();
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "none";
    }
    String text = value.isTextual() ? value.asText() : value.toString();
    return text.length() <= MAX_VALUE_CHARS ? text : text.substring(0, MAX_VALUE_CHARS) + "…";
  }

  /** The same without what a parameter was and is, which may be a secret. */
  RequestDifference withoutValues() {
    return new RequestDifference(
        aspects.stream().map(aspect -> aspect.split(" \\(recorded ", 2)[0]).toList());
  }

  boolean isOnlySchema() {
    return aspects.equals(List.of(SCHEMA));
  }

  /** The aspects in words, such as {@code only the prompt's text differs}. */
  String sentence() {
    return switch (aspects.size()) {
      case 0 -> "nothing differs";
      case 1 -> "only " + aspects.get(0) + " differs";
      default ->
          String.join(", ", aspects.subList(0, aspects.size() - 1))
              + " and "
              + aspects.get(aspects.size() - 1)
              + " differ";
    };
  }
}
