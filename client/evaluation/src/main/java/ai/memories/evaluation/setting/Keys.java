package ai.memories.evaluation.setting;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.evaluation.source.Located;
import ai.memories.json.Json;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A mapping whose keys are all known; what is not becomes a problem at its place. */
final class Keys {
  private final Located mapping;
  private final Problems problems;

  private Keys(Located mapping, Problems problems) {
    this.mapping = mapping;
    this.problems = problems;
  }

  static Keys of(Located mapping, String what, Collection<String> known, Problems problems) {
    JsonNode node = mapping.json().node();
    if (!node.isObject()) {
      problems.error(mapping.location(), what + " must be a mapping, lines of \"key: value\"");
      return new Keys(Located.of(Json.of(Json.object()), mapping.location()), problems);
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.error(
                    mapping.keyLocation(pointer(name)),
                    "unknown key \"" + name + "\" in " + what + Suggestion.didYouMean(name, known));
              }
            });
    return new Keys(mapping, problems);
  }

  Optional<Located> get(String name) {
    return mapping.at(pointer(name));
  }

  Optional<String> text(String name) {
    return get(name)
        .flatMap(
            value ->
                expect(value, value.json().node().isTextual(), name, "a text")
                    .map(located -> located.json().node().textValue()));
  }

  Optional<Boolean> flag(String name) {
    return get(name)
        .flatMap(
            value ->
                expect(value, value.json().node().isBoolean(), name, "true or false")
                    .map(located -> located.json().node().booleanValue()));
  }

  Optional<Long> positive(String name) {
    return get(name)
        .flatMap(
            value ->
                expect(
                        value,
                        value.json().node().canConvertToLong() && value.json().node().asLong() > 0,
                        name,
                        "a whole number above 0")
                    .map(located -> located.json().node().asLong()));
  }

  /** An amount of US dollars per million tokens, which must be there. */
  Optional<BigDecimal> amount(String name) {
    String wanted = "US dollars per million tokens, 0 or more";
    Optional<Located> value = get(name);
    if (value.isEmpty()) {
      problems.error(mapping.location(), "\"" + name + "\" is missing: " + wanted);
      return Optional.empty();
    }
    JsonNode node = value.get().json().node();
    boolean holds = node.isNumber() && node.decimalValue().signum() >= 0;
    return expect(value.get(), holds, name, wanted).map(located -> node.decimalValue());
  }

  Optional<Keys> mapping(String name, Collection<String> known) {
    return get(name).map(value -> of(value, "\"" + name + "\"", known, problems));
  }

  /** The items of a list. */
  List<Located> items(String name) {
    Optional<Located> list = get(name);
    if (list.isEmpty()) {
      return List.of();
    }
    expect(list.get(), list.get().json().node().isArray(), name, "a list");
    List<Located> items = new ArrayList<>();
    for (int i = 0; i < list.get().json().node().size(); i++) {
      list.get().at("/" + i).ifPresent(items::add);
    }
    return items;
  }

  /** A mapping inside this one, such as an item of a list. */
  Keys inside(Located value, String what, Collection<String> known) {
    return of(value, what, known, problems);
  }

  /** Reports what is wrong with a value. */
  void refuse(Located value, String message) {
    problems.error(value.location(), message);
  }

  <T> Optional<T> parsed(String name, String text, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException e) {
      problems.error(mapping.location(pointer(name)), name + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Located> expect(Located value, boolean holds, String name, String wanted) {
    if (!holds) {
      problems.error(
          value.location(), "\"" + name + "\" must be " + wanted + ", not " + value.json());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  static String pointer(String name) {
    return JsonPointer.empty().appendProperty(name).toString();
  }
}
