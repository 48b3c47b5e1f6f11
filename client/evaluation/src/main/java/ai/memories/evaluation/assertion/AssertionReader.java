package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.template.Template;
import ai.memories.evaluation.template.Templates;
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

  AssertionReader(AssertionTypes types, Templates templates, ValueFiles files, Problems problems) {
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
    checkKeys(item, name, type.map(AssertionType::keys).orElse(SET_KEYS));
    Map<String, String> read = new LinkedHashMap<>();
    try {
      JsonNode mapping = withFiles(item.json().node(), read);
      var origin = new Origin(item, read);
      var terms = new Terms(name, origin, weight(item), metric(item));
      return Optional.of(type.isPresent() ? single(terms, type.get(), mapping) : set(terms, item));
    } catch (InvalidAssertionException e) {
      new Origin(item, read).report(e, problems);
      return Optional.empty();
    }
  }

  private Demand single(Terms terms, AssertionType type, JsonNode mapping) {
    ObjectNode templates = mapping.<ObjectNode>deepCopy().without(COMMON_KEYS);
    return SingleAssertion.of(
        terms, type, JsonTemplate.of(templates, "", (source, at) -> template(terms, source, at)));
  }

  private Demand set(Terms terms, Located item) {
    Optional<BigDecimal> threshold = item.at("/threshold").map(AssertionReader::share);
    Located members =
        item.at("/assert")
            .orElseThrow(
                () -> new InvalidAssertionException("", "assert-set needs an assert: key"));
    if (members.json().node().isArray() && members.json().node().isEmpty()) {
      throw new InvalidAssertionException("/assert", "an empty assert-set demands nothing");
    }
    return new AssertionSet(terms, read(members), threshold);
  }

  private static BigDecimal share(Located threshold) {
    BigDecimal share = Numbers.read(threshold.json(), "/threshold");
    if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new InvalidAssertionException(
          "/threshold",
          "a score reaches from 0 to 1: with a threshold of %s the verdict would not depend on the answer; give one above 0, at most 1"
              .formatted(share));
    }
    return share;
  }

  private double weight(Located item) {
    Optional<Located> weight = item.at("/weight");
    if (weight.isEmpty()) {
      return 1;
    }
    BigDecimal number = Numbers.read(weight.get().json(), "/weight");
    if (number.signum() < 0) {
      throw new InvalidAssertionException(
          "/weight", "a weight cannot be negative; for the opposite write not- before the type");
    }
    return number.doubleValue();
  }

  private Optional<JsonTemplate> metric(Located item) {
    return item.at("/metric")
        .map(
            metric -> {
              JsonNode name = metric.json().node();
              if (!name.isTextual() || name.textValue().isBlank()) {
                throw new InvalidAssertionException(
                    "/metric", "metric must be a name, not " + metric.json());
              }
              return JsonTemplate.of(
                  name,
                  "/metric",
                  (source, at) -> templates.compile(source, item.location(at).toString()));
            });
  }

  private Template template(Terms terms, String source, String pointer) {
    return templates.compile(source, terms.origin().location(pointer).toString());
  }

  private JsonNode withFiles(JsonNode mapping, Map<String, String> read) {
    ObjectNode expanded = mapping.deepCopy();
    for (String key : FILE_KEYS) {
      JsonNode value = mapping.path(key);
      if (value.isTextual() && ProjectFiles.isReference(value.textValue())) {
        ValueFiles.Content content = files.read(value.textValue(), "/" + key);
        expanded.set(key, content.node());
        read.put("/" + key, content.file());
      }
    }
    return expanded;
  }

  private void checkKeys(Located item, TypeName type, Set<String> own) {
    Set<String> known = new TreeSet<>(own);
    known.addAll(COMMON_KEYS);
    item.json()
        .node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problems.error(
                    item.location(JsonTemplate.child("", key)), unknownKey(key, type, known));
              }
            });
  }

  private static String unknownKey(String key, TypeName type, Set<String> known) {
    return Suggestion.nearest(key, known)
        .map(near -> "unknown key \"%s\"; did you mean \"%s\"?".formatted(key, near))
        .orElseGet(
            () ->
                "%s has no key \"%s\"; it has %s"
                    .formatted(type.written(), key, String.join(", ", known)));
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "a mapping";
      case ARRAY -> "a list";
      case NULL -> "nothing";
      default -> node.toString();
    };
  }
}
