package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.Role;
import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.json.Json;
import ai.memories.schema.AnswerSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code docs/reference/suite-schema.json}, which editors complete and check by, is the reader's.
 */
class SuiteSchemaTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path SCHEMA = ROOT.resolve("docs/reference/suite-schema.json");
  private static final List<Path> EXAMPLES =
      List.of(ROOT.resolve("docs/quickstart/src"), ROOT.resolve("plugin/src/it"));

  /** Of these invoker projects the suites are wrong on purpose. */
  private static final Set<String> WRONG = Set.of("broken.yaml", "unclosed.yaml");

  private static final Map<String, Keys> READ_BY =
      Map.ofEntries(
          Map.entry("", Vocabulary.SUITE),
          Map.entry("/definitions/providerWithConfig", Vocabulary.PROVIDER),
          Map.entry("/definitions/config", Vocabulary.CONFIG),
          Map.entry("/definitions/prompt", Vocabulary.PROMPT),
          Map.entry("/definitions/message", Vocabulary.MESSAGE),
          Map.entry("/definitions/defaultTest", Vocabulary.DEFAULT_TEST),
          Map.entry("/definitions/test", Vocabulary.TEST),
          Map.entry("/definitions/options", Vocabulary.OPTIONS),
          Map.entry("/definitions/file", Vocabulary.FILE),
          Map.entry("/definitions/budget", Vocabulary.BUDGET),
          Map.entry("/definitions/repeat", Vocabulary.REPEAT),
          Map.entry("/definitions/regression", Vocabulary.REGRESSION));

  @TempDir Path directory;

  private static JsonNode at(String pointer) throws IOException {
    return Json.parse(Files.readString(SCHEMA)).node().at(pointer);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  static Set<String> places() {
    return READ_BY.keySet();
  }

  @ParameterizedTest
  @MethodSource("places")
  void schemaHasTheKeysTheReaderKnows_andNoOther(String pointer) throws IOException {
    JsonNode mapping = at(pointer);

    assertThat(names(mapping.path("properties")))
        .isEqualTo(new TreeSet<>(Objects.requireNonNull(READ_BY.get(pointer)).known()));
    assertThat(mapping.path("additionalProperties").isBoolean()).isTrue();
    assertThat(mapping.path("additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void everyMappingOfTheSchema_isHeldAgainstTheReader() throws IOException {
    Set<String> closed = new TreeSet<>();
    at("/definitions")
        .properties()
        .forEach(
            definition -> {
              if (definition.getValue().has("additionalProperties")) {
                closed.add("/definitions/" + definition.getKey());
              }
            });
    Set<String> held = new TreeSet<>(READ_BY.keySet());
    held.remove("");
    held.add("/definitions/assertion");

    assertThat(closed).isEqualTo(held);
  }

  @Test
  void schemaHasEachTypeOfAssertion_andTheirKeys() throws IOException {
    AssertionTypes types = AssertionTypes.installed();
    Set<String> written = new TreeSet<>(types.names());
    types.names().forEach(name -> written.add("not-" + name));

    assertThat(texts(at("/definitions/assertion/properties/type/enum"))).isEqualTo(written);
    assertThat(names(at("/definitions/assertion/properties"))).isEqualTo(types.keys());
  }

  @Test
  void schemaHasTheRoles() throws IOException {
    assertThat(texts(at("/definitions/message/properties/role/enum")))
        .isEqualTo(new TreeSet<>(Stream.of(Role.values()).map(Role::word).toList()));
  }

  static List<Path> suites() throws IOException {
    List<Path> suites = new ArrayList<>();
    for (Path root : EXAMPLES) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(file -> file.toString().matches(".*/memories/suites/.*\\.yaml"))
            .filter(file -> !file.toString().contains("/target/"))
            .filter(file -> !WRONG.contains(file.getFileName().toString()))
            .forEach(suites::add);
      }
    }
    assertThat(suites).hasSizeGreaterThan(15);
    return suites;
  }

  @ParameterizedTest
  @MethodSource("suites")
  void suiteOfOurs_keepsTheSchema_andNamesIt(Path suite) throws IOException {
    AnswerSchema schema = AnswerSchema.of(Json.parse(Files.readString(SCHEMA)));

    assertThat(schema.validate(yaml(ROOT, suite))).isEmpty();
    assertThat(Files.readAllLines(suite).get(0)).startsWith("# yaml-language-server: $schema=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tests: [{asert: []}]",
        "tests: [{assert: [{type: contians, value: x}]}]",
        "tests: [{assert: [{type: contains, vale: x}]}]",
        "tests: [{threshold: 0}]",
        "promts: [x]"
      })
  void misspeltSuite_breaksTheSchema(String wrong) throws IOException {
    AnswerSchema schema = AnswerSchema.of(Json.parse(Files.readString(SCHEMA)));
    String head =
        "providers: [gemini:g]\nprompts: [x]\n" + (wrong.startsWith("t") ? "" : "tests: [{}]\n");
    Path file = Files.writeString(directory.resolve("s.yaml"), head + wrong + "\n");

    assertThat(schema.validate(yaml(directory, file))).isNotEmpty();
  }

  private static Json yaml(Path root, Path file) {
    var problems = new Problems();
    Located read =
        new YamlReader(new ProjectFiles(root, List.of())).read(file, problems).orElseThrow();
    problems.throwIfErrors();
    return read.json();
  }
}
