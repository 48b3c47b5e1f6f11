package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.template.Template;
import ai.memories.evaluation.template.Templates;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads lists of assertions; reports what is wrong with one and goes on with the next. */
final class AssertionReader {
  private static final Set<String> COMMON_KEYS = Set.of("type", "weight", "metric");
  private static final Set<String> SET_KEYS = Set.of("assert", "threshold");

  /** The keys that may name a file to be read in their place. */
  private static final List<String> FILE_KEYS = List.of("value", "expression");

  private final AssertionTypes types;
  private final Templates templates;
  private final ValueFiles files;
  private final Problems problems;

  AssertionReader(
      AssertionTypes types, Templates templates, ValueFiles files, Problems problems) {
    this.types = types;
    this.templates = templates;
    this.files = files;
    this.problems = problems;
  }

  List<Demand> read(Located list) {
    if (!list.json().node().isArray()) {
      problems.error(
          list.location(),
          "assertions are a list, each with \"- type:\", not " + kind(list.json().node()));
      return List.of();
    }
    int size = list.json().node().size();
    if (size == 0) {
      problems.warning(list.location(), "the list of assertions is empty; every answer passes");
    }
    List<Demand> demands = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.at("/" + i).flatMap(this::item).ifPresent(demands::add);
    }
    return demands;
  }

  private Optional<Demand> item(Located item) {
    JsonNode type = item.json().node().path("type");
    if (!item.json().node().isObject()) {
      problems.error(
          item.location(),
          "an assertion is a mapping with a type: key, not " + kind(item.json().node()));
    } else if (!type.isTextual()) {
      problems.error(
          item.location("/type"),
          type.isMissingNode() ? missingType(item) : "type must be text, not " + type);
    } else {
      return ofType(item, TypeName.of(type.textValue()));
    }
    return Optional.empty();
  }

  private static String missingType(Located item) {
    Set<String> keys = new TreeSet<>();
    item.json().node().fieldNames().forEachRemaining(keys::add);
    return Suggestion.nearest("type", keys)
        .map(key -> "unknown key \"" + key + "\"; did you mean \"type\"?")
        .orElse("the assertion has no type: key");
  }

  private Optional<Demand> ofType(Located item, TypeName name) {
    Optional<AssertionType> type = types.find(name.name());
    if (!name.isSet() && type.isEmpty()) {
      problems.error(item.location("/type"), types.unknown(name));
      return Optional.empty();
    }
    boolean keysKnown = keysKnown(item, name, type.map(AssertionType::keys).orElse(SET_KEYS));
    try {
      Demand demand = type.isPresent() ? single(item, name, type.get()) : set(item, name);
      return keysKnown ? Optional.of(demand) : Optional.empty();
    } catch (Unreadable e) {
      e.terms.report(e.fault, problems);
      return Optional.empty();
    }
  }
}
