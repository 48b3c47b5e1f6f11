package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One mapping, each key read as the type it must have; what does not fit becomes a problem. */
final class Fields {
  private static final int SHOWN = 60;

  private final Located mapping;
  private final Problems problems;

  private Fields(Located mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  /** The fields of a value, if it is a mapping; its keys are checked. */
  static Optional<Fields> of(Located value, Keys keys, Problems problems) {
    if (!value.json().node().isObject()) {
      problems.error(
          value.location(), keys.what() + " must be a mapping of keys, not " + shown(value));
      return Optional.empty();
    }
    keys.check(value, problems);
    return Optional.of(new Fields(value, problems));
  }

  static String pointer(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** A value as a message shows it. */
  static String shown(Located value) {
    String text = value.json().compact();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  Located mapping() {
    return mapping;
  }

  Location location() {
    return mapping.location();
  }

  /** What stands under a key; a key without a value is a problem. */
  Optional<Located> get(String key) {
    Optional<Located> found = mapping.at(pointer(key));
    if (found.isPresent() && found.get().json().node().isNull()) {
      problems.error(
          mapping.keyLocation(pointer(key)),
          "\"" + key + "\" has no value; write one or remove the key");
      return Optional.empty();
    }
    return found;
  }

  Optional<String> text(String key) {
    return typed(
        key,
        node -> node.isTextual() && !node.textValue().isBlank(),
        "a text; put it in quotes",
        JsonNode::textValue);
  }

  Optional<BigDecimal> number(String key) {
    return typed(key, JsonNode::isNumber, "a number", JsonNode::decimalValue);
  }

  Optional<Boolean> flag(String key) {
    return typed(key, JsonNode::isBoolean, "true or false", JsonNode::booleanValue);
  }

  Optional<Located> object(String key) {
    return get(key)
        .filter(value -> fits(value, value.json().node().isObject(), key, "a mapping of keys"));
  }

  Optional<Located> list(String key) {
    return get(key).filter(value -> fits(value, value.json().node().isArray(), key, "a list"));
  }

  /** The items of a list, or the one value where there is no list. */
  static List<Located> items(Located value) {
    if (!value.json().node().isArray()) {
      return List.of(value);
    }
    List<Located> items = new ArrayList<>();
    for (int i = 0; i < value.json().node().size(); i++) {
      value.at("/" + i).ifPresent(items::add);
    }
    return List.copyOf(items);
  }

  private <T> Optional<T> typed(
      String key, Function<JsonNode, Boolean> test, String wanted, Function<JsonNode, T> read) {
    return get(key)
        .filter(value -> fits(value, test.apply(value.json().node()), key, wanted))
        .map(value -> read.apply(value.json().node()));
  }

  private boolean fits(Located value, boolean fits, String key, String wanted) {
    if (!fits) {
      problems.error(
          value.location(), "\"" + key + "\" must be " + wanted + ", not " + shown(value));
    }
    return fits;
  }
}
