package ai.memories.evaluation.assertion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The verdicts promptfoo 0.123.1 gave, and ours. */
class ConformanceTest {
  private static final double EXACT = 1e-12;

  /** Where we differ, and what we say instead; the reasons are in docs/reference/assertions.md. */
  private static final Map<String, Boolean> DIFFERENT =
      Map.ofEntries(
          Map.entry("is-json-schema-unknown-keyword", true),
          Map.entry("is-json-gemini-uppercase-type", true),
          Map.entry("is-json-draft-2020-12", true),
          Map.entry("contains-json-array-of-objects", true),
          Map.entry("contains-json-unterminated", false),
          Map.entry("contains-json-unquoted", false),
          Map.entry("contains-json-nan", false),
          Map.entry("contains-json-braces-prose", false),
          Map.entry("not-contains-json-placeholder", true),
          Map.entry("is-refusal-apology", false),
          Map.entry("is-refusal-unfortunately", true),
          Map.entry("is-refusal-further-on", false),
          Map.entry("regex-unicode-property", true));

  /** Same verdict, another score. */
  private static final String EMPTY_ANSWER = "is-refusal-empty";

  @TestFactory
  Stream<DynamicTest> verdictsAgree() {
    return lines()
        .filter(line -> !DIFFERENT.containsKey(id(line)) && !id(line).equals(EMPTY_ANSWER))
        .map(line -> dynamicTest(id(line), () -> agrees(line)));
  }

  @TestFactory
  Stream<DynamicTest> verdictsDiffer() {
    return lines()
        .filter(line -> DIFFERENT.containsKey(id(line)))
        .map(
            line ->
                dynamicTest(
                    id(line),
                    () -> {
                      boolean ours = Objects.requireNonNull(DIFFERENT.get(id(line)));
                      Judgement judgement = judge(line, new Suite[1]);
                      assertThat(judgement.errored()).isFalse();
                      assertThat(judgement.pass()).isEqualTo(ours);
                      assertThat(
                              line.path("error").asBoolean()
                                  || line.path("pass").asBoolean() != ours)
                          .as("promptfoo's verdict is another")
                          .isTrue();
                    }));
  }

  @Test
  void differencesAreFewAndWritten() throws IOException {
    String reference = Files.readString(Path.of("../../docs/reference/assertions.md"));
    assertThat(lines().map(ConformanceTest::id)).containsAll(DIFFERENT.keySet());
    DIFFERENT.keySet().forEach(id -> assertThat(reference).contains("`" + id + "`"));
  }

  @Test
  void anEmptyAnswer_isARefusal_andScoresAsOne() {
    JsonNode line = lines().filter(one -> id(one).equals(EMPTY_ANSWER)).findFirst().orElseThrow();
    Judgement ours = judge(line, new Suite[1]);

    assertThat(ours.pass()).isEqualTo(line.path("pass").asBoolean()).isTrue();
    assertThat(ours.score()).isEqualTo(1);
    assertThat(line.path("score").asDouble()).isZero();
  }

  private static void agrees(JsonNode line) {
    Suite[] suite = new Suite[1];
    Judgement judgement = judge(line, suite);
    if (line.path("error").asBoolean()) {
      assertThat(suite[0].problems()).as("refused before the first call").isNotEmpty();
      return;
    }
    assertThat(suite[0].problems()).isEmpty();
    assertThat(judgement.errored()).isFalse();
    assertThat(judgement.pass()).isEqualTo(line.path("testPass").asBoolean());
    assertThat(judgement.score()).isEqualTo(line.path("testScore").asDouble(), within(EXACT));
    assertThat(judgement.pass()).isEqualTo(line.path("pass").asBoolean());
    assertThat(judgement.score()).isEqualTo(line.path("score").asDouble(), within(EXACT));
    Map<String, Double> named = new HashMap<>();
    line.path("namedScores")
        .properties()
        .forEach(f -> named.put(f.getKey(), f.getValue().asDouble()));
    assertThat(judgement.namedScores()).isEqualTo(named);
    if (line.path("assert").isObject()) {
      AssertionResult only = judgement.assertions().get(0);
      assertThat(only.pass()).isEqualTo(line.path("pass").asBoolean());
      assertThat(only.score()).isEqualTo(line.path("score").asDouble(), within(EXACT));
    }
  }

  private static Judgement judge(JsonNode line, Suite[] suite) {
    suite[0] = Suite.empty();
    JsonNode asserted = line.path("assert");
    JsonNode list = asserted.isArray() ? asserted : Json.nodes().arrayNode().add(asserted);
    JsonNode threshold = line.at("/test/threshold");
    return suite[0]
        .read(Json.of(list))
        .judge(
            answer(line),
            vars(line),
            threshold.isNumber()
                ? OptionalDouble.of(threshold.doubleValue())
                : OptionalDouble.empty());
  }

  private static Vars vars(JsonNode line) {
    Map<String, Json> vars = new HashMap<>();
    line.at("/test/vars")
        .properties()
        .forEach(field -> vars.put(field.getKey(), Json.of(field.getValue())));
    return Vars.of(vars);
  }

  private static Answer answer(JsonNode line) {
    JsonNode response = line.path("response");
    Answer.Builder answer = Answer.builder(line.path("output").asText());
    if (response.has("cost")) {
      answer.costUsd(response.path("cost").decimalValue());
    }
    if (response.has("latencyMs")) {
      answer.latency(Duration.ofMillis(response.path("latencyMs").asLong()));
    }
    if (response.has("finishReason")) {
      answer.finishReason(response.path("finishReason").asText());
    }
    return answer.replayed(response.path("cached").asBoolean()).build();
  }

  private static String id(JsonNode line) {
    return line.path("id").asText();
  }

  /** Those published, and those promptfoo gave for assertions and answers made up at random. */
  private static Stream<JsonNode> lines() {
    return Stream.of("verdicts.jsonl", "made-verdicts.jsonl").flatMap(ConformanceTest::lines);
  }

  private static Stream<JsonNode> lines(String resource) {
    var stream = Objects.requireNonNull(ConformanceTest.class.getResourceAsStream(resource));
    try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      List<JsonNode> lines = reader.lines().map(line -> Json.parse(line).node()).toList();
      return lines.stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
