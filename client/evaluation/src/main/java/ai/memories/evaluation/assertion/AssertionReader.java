package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.expression.Javascript;
import ai.memories.evaluation.problem.Problems;
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
import java.util.function.BiFunction;

/** Reads lists of assertions; reports what is wrong with one and goes on with the next. */
final class AssertionReader {
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

  private String missingType(Located item) {
    JsonNode node = item.json().node();
    String key = node.size() == 1 ? node.fieldNames().next() : "";
    return types.find(TypeName.of(key).name()).isPresent()
        ? "the assertion has no type: key; write {type: %s, value: …}".formatted(key)
        : AssertionKeys.missingType(item);
  }

  private Optional<Demand> ofType(Located item, TypeName name) {
    Optional<AssertionType> type = types.find(name.name());
    if (!name.isSet() && type.isEmpty()) {
      problems.error(item.location("/type"), types.unknown(name) + inJsonata(item, name));
      return Optional.empty();
    }
    var keys =
        new AssertionKeys(name, type.map(AssertionType::keys).orElse(AssertionKeys.OF_A_SET));
    int before = problems.errors();
    keys.check(item, problems);
    boolean misspelt = problems.errors() > before;
    return type.isPresent() ? single(item, name, type.get(), misspelt) : set(item, name, misspelt);
  }

  /** The line to write instead of a line of JavaScript, where it is one of the usual ones. */
  private static String inJsonata(Located item, TypeName name) {
    JsonNode value = item.json().node().path("value");
    if (!name.name().equals("javascript") || !value.isTextual()) {
      return "";
    }
    return Javascript.check(value.textValue())
        .map(jsonata -> "; here: " + entry(name, jsonata))
        .orElse("");
  }

  private static String entry(TypeName name, String expression) {
    String not = name.negated() ? "not-" : "";
    return "{type: " + not + "jsonata, expression: '" + expression.replace("'", "''") + "'}";
  }

  /** A key that is missing is not told where another is misspelt: it is likely the same. */
  private void report(InvalidAssertionException fault, Origin origin, boolean misspelt) {
    if (!misspelt || !fault.pointer().isEmpty()) {
      origin.report(fault, problems);
    }
  }

  private Optional<Demand> single(
      Located item, TypeName name, AssertionType type, boolean misspelt) {
    Map<String, Located> read = new LinkedHashMap<>();
    try {
      Optional<ObjectNode> mapping = withFiles(item.json().node(), read);
      if (mapping.isEmpty()) {
        return Optional.empty();
      }
      var origin = new Origin(item, read);
      BiFunction<String, String, Template> compiler = compiler(origin);
      return Optional.of(
          SingleAssertion.of(
              Terms.read(name, origin, compiler),
              type,
              JsonTemplate.of(mapping.get(), "", compiler),
              types.compiled()));
    } catch (InvalidAssertionException e) {
      report(e, new Origin(item, read), misspelt);
      return Optional.empty();
    }
  }

  private Optional<Demand> set(Located item, TypeName name, boolean misspelt) {
    var origin = new Origin(item, Map.of());
    try {
      Terms terms = Terms.read(name, origin, compiler(origin));
      Optional<BigDecimal> threshold = item.at("/threshold").map(AssertionReader::share);
      Located members =
          item.at("/assert")
              .orElseThrow(
                  () -> new InvalidAssertionException("", "assert-set needs an assert: key"));
      if (members.json().node().isArray() && members.json().node().isEmpty()) {
        throw new InvalidAssertionException("/assert", "an empty assert-set demands nothing");
      }
      List<Demand> read = read(members);
      if (!read.isEmpty() && read.stream().allMatch(member -> member.weight() == 0)) {
        throw new InvalidAssertionException(
            "/assert", "nothing in the set has a weight above 0, so every answer passes it");
      }
      return Optional.of(new AssertionSet(terms, read, threshold));
    } catch (InvalidAssertionException e) {
      report(e, origin, misspelt);
      return Optional.empty();
    }
  }

  private static BigDecimal share(Located threshold) {
    return Numbers.checkShare(Numbers.read(threshold.json(), "/threshold"));
  }

  private BiFunction<String, String, Template> compiler(Origin origin) {
    return (source, pointer) -> templates.compile(source, origin.location(pointer).toString());
  }

  /**
   * What its type sees of the mapping, with files read in; nothing where one has faults that have
   * been reported.
   */
  private Optional<ObjectNode> withFiles(JsonNode mapping, Map<String, Located> read) {
    ObjectNode expanded = Json.object();
    mapping.properties().stream()
        .filter(field -> !AssertionKeys.RESERVED.contains(field.getKey()))
        .forEach(field -> expanded.set(field.getKey(), field.getValue()));
    for (String key : FILE_KEYS) {
      JsonNode value = mapping.path(key);
      if (value.isTextual() && ProjectFiles.isReference(value.textValue())) {
        Optional<Located> content = files.read(value.textValue(), "/" + key);
        if (content.isEmpty()) {
          return Optional.empty();
        }
        expanded.set(key, content.get().json().node());
        read.put("/" + key, content.get());
      }
    }
    return Optional.of(expanded);
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
