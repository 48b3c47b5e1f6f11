package ai.memories.schema;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the corpus is a schema with answers it accepts, and answers it refuses and where.
 */
class ResponseSchemaCorpusTest {

  record Entry(String name, JsonNode content) {
    ResponseSchema schema() {
      JsonNode checks = content.path("checks");
      String order = checks.path("propertyOrder").asText(PropertyOrder.OFF.name());
      return ResponseSchema.of(Json.of(content.get("schema")))
          .checking(
              SchemaChecks.standard()
                  .withStrict(checks.path("strict").asBoolean())
                  .withFormats(checks.path("formats").asBoolean())
                  .withPropertyOrder(PropertyOrder.valueOf(order)));
    }

    Stream<JsonNode> items(String key) {
      return StreamSupport.stream(content.get(key).spliterator(), false);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Entry> corpus() throws IOException, URISyntaxException {
    var folder = Objects.requireNonNull(ResponseSchemaCorpusTest.class.getResource("corpus"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().map(ResponseSchemaCorpusTest::read).toList();
    }
  }

  private static Entry read(Path file) {
    try {
      return new Entry(
          String.valueOf(file.getFileName()), Json.parseStrict(Files.readString(file)).node());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theCorpusHasAtLeastThirtySchemas() throws Exception {
    assertThat(corpus()).hasSizeGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void acceptedAnswersHaveNoViolation(Entry entry) {
    ResponseSchema schema = entry.schema();
    assertThat(entry.items("accepts"))
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(schema.validate(Json.of(answer))).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void refusedAnswersAreRefusedWhereExpected(Entry entry) {
    ResponseSchema schema = entry.schema();
    assertThat(entry.items("refuses"))
        .isNotEmpty()
        .allSatisfy(
            refusal -> {
              List<String> expected = new ArrayList<>();
              refusal.get("at").forEach(at -> expected.add(at.asText()));
              assertThat(schema.validate(Json.of(refusal.get("value"))))
                  .extracting(SchemaViolation::pointer)
                  .containsExactlyInAnyOrderElementsOf(expected);
            });
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void theMappingIsValidJsonSchemaThatAcceptsTheSame(Entry entry) {
    JsonSchema plain = JsonSchema.of(entry.schema().toJsonSchema());
    assertThat(entry.items("accepts"))
        .allSatisfy(answer -> assertThat(plain.validate(Json.of(answer))).isEmpty());
  }
}
