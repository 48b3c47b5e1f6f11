package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.Assertions;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one test, or {@code defaultTest}. */
final class TestReader {
  private static final List<String> CODE = List.of(".js", ".cjs", ".mjs", ".ts", ".py");
  private static final int MAX_ID_CHARS = 200;

  private final Reading reading;
  private final Problems problems;

  TestReader(Reading reading) {
    this.reading = reading;
    this.problems = reading.problems();
  }

  TestContent defaults(Located value) {
    return Fields.of(value, Vocabulary.DEFAULT_TEST, problems)
        .map(this::content)
        .orElse(TestContent.NONE);
  }

  /** The test as written, or those it stands for where variables are lists. */
  List<TestCase> tests(Located item, TestContent defaults) {
    return Fields.of(item, Vocabulary.TEST, problems)
        .map(fields -> tests(fields, content(fields).over(defaults)))
        .orElse(List.of());
  }

  private List<TestCase> tests(Fields fields, TestContent content) {
    if (!content.options().listsAsTests().orElse(true)) {
      return List.of(test(name(fields, content), fields, content));
    }
    long count = VarLists.count(content.vars());
    if (count == 0 || count > VarLists.MAX_TESTS) {
      problems.error(
          fields.mapping().keyLocation("/vars"),
          count == 0
              ? "an empty list under vars leaves no test; remove it, or write it as one value in a"
                  + " mapping, such as order: {items: []}"
              : "the lists under vars make "
                  + count
                  + " tests, more than "
                  + VarLists.MAX_TESTS
                  + "; write them into a dataset");
      return List.of();
    }
    String name = name(fields, content);
    return VarLists.expand(content.vars()).stream()
        .map(choice -> test(name + choice.suffix(), fields, content.withVars(choice.vars())))
        .toList();
  }

  private TestCase test(String name, Fields fields, TestContent content) {
    return new TestCase(name, fields.location(), content, reading.values(content.vars()));
  }

  private String name(Fields fields, TestContent content) {
    Optional<String> id = fields.text("id");
    if (id.filter(text -> text.length() > MAX_ID_CHARS || text.lines().count() > 1).isPresent()) {
      problems.error(
          fields.mapping().location("/id"), "an id is one line of at most 200 characters");
    }
    Json written = fields.mapping().json();
    return id.orElseGet(() -> TestId.of(content.description(), written));
  }

  private TestContent content(Fields fields) {
    return new TestContent(
        fields.text("description"),
        fields.object("vars").map(this::vars).orElse(Map.of()),
        fields.list("assert").map(this::assertions).orElse(Assertions.NONE),
        fields.number("threshold").flatMap(value -> threshold(value, fields)),
        fields.object("metadata").map(Located::json).orElse(Json.of(Json.object())),
        CallSettings.read(fields, reading),
        fields.get("repeat").map(value -> Repeat.read(value, problems)).orElse(Repeat.NONE),
        fields
            .get("options")
            .map(value -> TestOptions.read(value, reading))
            .orElse(TestOptions.NONE));
  }

  private Assertions assertions(Located list) {
    return Assertions.read(
        list, reading.suite(), reading.types(), reading.templates(), reading.files(), problems);
  }

  private Optional<BigDecimal> threshold(BigDecimal value, Fields fields) {
    if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
      problems.error(
          fields.mapping().location("/threshold"),
          value.signum() == 0
              ? "with a threshold of 0 every answer passes; write one above 0, or leave it out so"
                  + " that every assertion must hold"
              : "threshold must be above 0 and at most 1, not " + value);
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** Every name gets a value, so that one that cannot be read is not also told to be undefined. */
  private Map<String, Json> vars(Located vars) {
    Map<String, Json> values = new LinkedHashMap<>();
    for (String name : (Iterable<String>) vars.json().node()::fieldNames) {
      Optional<Json> value = vars.at(Fields.pointer(name)).flatMap(this::value);
      values.put(name, value.orElse(Json.text("")));
    }
    return values;
  }

  private Optional<Json> value(Located value) {
    JsonNode node = value.json().node();
    if (node.isArray()) {
      ArrayNode items = Json.nodes().arrayNode();
      Fields.items(value).forEach(item -> single(item).map(Json::node).ifPresent(items::add));
      return Optional.of(Json.of(items));
    }
    return single(value);
  }

  private Optional<Json> single(Located value) {
    JsonNode node = value.json().node();
    if (!node.isTextual() || !ProjectFiles.isReference(node.textValue())) {
      return Optional.of(value.json());
    }
    if (CODE.stream().anyMatch(node.textValue()::endsWith)) {
      problems.error(
          value.location(), value.json() + ": suites run no code; write the value or a text file");
      return Optional.empty();
    }
    return reading.references().text(node.textValue(), value.location()).map(Json::text);
  }
}
