package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.baseline.Baselines;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Any split of any run comes to what the run comes to in one piece. */
class AnySplitTest {
  private static final String GRADER = "gemini:gemini-2.5-flash-lite";

  /** Tests that pass, fail and err, prompts, providers, samples, graders and budgets by chance. */
  private static String suite(Random random, String verb) {
    var text = new StringBuilder("providers: [gemini:gemini-2.5-flash");
    text.append(random.nextBoolean() ? ", {id: gemini:gemini-2.5-pro, label: pro}]\n" : "]\n");
    text.append("prompts:\n  - {label: a, raw: \"%s {{word}}\"}\n".formatted(verb));
    text.append(random.nextBoolean() ? "  - {label: b, raw: \"Tell {{word}}\"}\n" : "");
    text.append(random.nextBoolean() ? "repeat: {samples: 3, passRate: 0.5}\n" : "");
    text.append(
        random.nextBoolean() ? "budget: {totalTokens: %d}\n".formatted(random.nextInt(900)) : "");
    text.append("regression: {newFailures: %d, costIncrease: 10%%}\n".formatted(random.nextInt(3)));
    text.append("responseSchema: {type: OBJECT, properties: {a: {type: STRING}}}\ntests:\n");
    int tests = 1 + random.nextInt(12);
    for (int i = 0; i < tests; i++) {
      String budget = random.nextInt(4) == 0 ? ", budget: {totalTokens: 20}" : "";
      String graded =
          random.nextInt(3) == 0 ? ", {type: llm-rubric, value: good, provider: %s}" : "";
      text.append(
          "  - {id: t%d, vars: {word: w%d}%s, assert: [{type: contains, value: '%d'}%s]}\n"
              .formatted(i, i, budget, random.nextInt(5), graded.formatted(GRADER)));
    }
    text.append(random.nextBoolean() ? "  - file://../data/more.csv\n" : "");
    return text.toString();
  }

  /** The same question has the same answer or error. */
  private static ApiResponse answer(Json request) {
    int hash = Math.floorMod(TestProject.prompt(request).hashCode(), 9);
    if (request.node().path("model").asText().equals(GRADER)) {
      return TestProject.answer(
          "{\"reason\": \"%d\", \"pass\": %s, \"score\": 0.%d}".formatted(hash, hash > 2, hash));
    }
    ApiResponse answer =
        hash == 0 ? TestProject.refusal() : TestProject.answer("{\"a\": \"" + hash + "\"}");
    return answer.withLatency(Duration.ofMillis(100L * hash));
  }

  @Property(tries = 20)
  void resultsAndVerdictAreThoseOfTheWhole(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int count) throws Exception {
    Path directory = Files.createTempDirectory("split");
    try {
      var random = new Random(seed);
      var project = new TestProject(directory).service(AnySplitTest::answer);
      record(project, suite(random, "Say"), suite(random, "Spell"));
      if (random.nextBoolean()) {
        accept(project, directory);
      }
      String first = suite(random, "Say");
      String second = suite(random, "Spell");
      record(project, first, second);
      write(project, first, second);
      String[] settings = {
        "maxTokens", String.valueOf(random.nextInt(3_000)), "failOn", failOn(random)
      };
      RunOutcome whole = project.runInto("whole", with(settings, "mode", "replay"));
      for (int i = 1; i <= count; i++) {
        project.runInto("shards/" + i, with(settings, "mode", "replay", "shard", i + "/" + count));
      }

      RunOutcome merged = project.merge("shards/*", settings);

      assertThat(merged.failures()).isEqualTo(whole.failures());
      assertThat(lines(merged)).isEqualTo(lines(whole));
      assertThat(summary(directory, "target/memories")).isEqualTo(summary(directory, "whole"));
      assertThat(merged.comparisons()).isEqualTo(whole.comparisons());
      assertThat(changes(directory, "target/memories")).isEqualTo(changes(directory, "whole"));
    } finally {
      delete(directory);
    }
  }

  /** Without its budgets, which may forbid to record what is replayed later. */
  private static void record(TestProject project, String first, String second) throws Exception {
    write(project, unlimited(first), unlimited(second));
    project.run();
  }

  private static String unlimited(String suite) {
    return suite.replaceAll("(?m)^budget:.*\\R", "").replaceAll(", budget: \\{[^}]*}", "");
  }

  private static void write(TestProject project, String first, String second) {
    project.write("suites/first.yaml", first).write("suites/second.yaml", second);
    project.write("data/more.csv", "id,word\nc1,x1\nc2,x2\nc3,x3\n");
  }

  private static void accept(TestProject project, Path directory) throws Exception {
    project.service(
        request -> {
          ApiResponse answer = answer(request);
          return answer.status() == 200 ? answer : TestProject.answer("{\"a\": \"0\"}");
        });
    project.run();
    Baselines.of(directory, project.memories()).accept(directory.resolve("target/memories"));
    project.service(AnySplitTest::answer);
  }

  private static String failOn(Random random) {
    List<String> all = List.of("failed", "errored", "not-run", "miss", "regression");
    return "price"
        + all.stream()
            .filter(reason -> random.nextInt(4) > 0)
            .map(reason -> "," + reason)
            .collect(Collectors.joining());
  }

  private static String[] with(String[] settings, String... more) {
    return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
  }

  /** By name, without what depends on the order and the clock. */
  private static List<String> lines(RunOutcome outcome) throws IOException {
    return TestProject.results(outcome).stream()
        .map(CaseResult::json)
        .map(json -> ((ObjectNode) json.node()).without("seq").toString())
        .sorted()
        .toList();
  }

  private static Json summary(Path directory, String output) throws IOException {
    ObjectNode summary =
        (ObjectNode)
            Json.parse(Files.readString(directory.resolve(output).resolve("summary.json"))).node();
    summary.remove(List.of("runId", "started", "elapsedMs"));
    ((ObjectNode) summary.get("mode")).remove("why");
    ((ObjectNode) summary.get("answers")).remove("unusedRecordings"); // no shard can know
    return Json.of(summary);
  }

  /** None where there is no baseline to differ from. */
  private static List<String> changes(Path directory, String output) throws IOException {
    Path file = directory.resolve(output).resolve("changes.jsonl");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted((a, b) -> b.compareTo(a))
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
