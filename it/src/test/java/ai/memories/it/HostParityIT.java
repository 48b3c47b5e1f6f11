package ai.memories.it;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.it.bench.BenchMaven;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same suite and recordings give the same results by {@code mvn memories:evaluate} and by the
 * engine, to the last member but for times and order; that JUnit gives them too is shown in its
 * module.
 */
class HostParityIT {
  private static final String SUITE =
      """
      description: Every verdict there is
      providers:
        - gemini:gemini-2.5-flash
        - {id: gemini:gemini-2.5-pro, label: pro, config: {temperature: 0.2, max_tokens: 300}}
      prompts: ["Say {{word}}", {label: long, raw: "Please say {{word}}{% if loud %}!{% endif %}"}]
      responseSchema: {type: OBJECT, properties: {said: {type: STRING}}, required: [said]}
      defaultTest: {vars: {loud: false}, assert: [{type: is-json}]}
      tests:
        - {id: passes, vars: {word: ok}, assert: [{type: jsonata, expression: said, value: ok}]}
        - {id: fails, vars: {word: ok}, metadata: {team: a}, assert: [{type: equals, value: "{}"}]}
        - {id: samples, vars: {word: ok, loud: true}, repeat: {samples: 3, passRate: 0.5}}
        - {id: breaks-the-schema, vars: {word: number}}
        - {id: is-missing, vars: {word: never}}
      """;

  @TempDir private Path work;

  private static CompletableFuture<ApiResponse> answer(String asked) {
    ObjectNode body = Json.object().put("status", "completed");
    String text = asked.contains("number") ? "{\"said\": 1}" : "{\"said\": \"ok\"}";
    body.putArray("choices").addObject().put("index", 0).put("text", text);
    body.putObject("usage").put("input_tokens", 9).put("output_tokens", 5).put("total_tokens", 14);
    return CompletableFuture.completedFuture(
        ApiResponse.live(200, "application/json", Json.of(body).compact()));
  }

  private static void evaluate(Path project, Map<String, String> settings) throws Exception {
    Exchange service = call -> answer(call.body().compact());
    var properties = new Properties();
    settings.forEach((name, value) -> properties.setProperty("memories." + name, value));
    assertThat(
            Evaluation.run(
                EvaluationRequest.builder(project)
                    .environment(Map.of("MEMORIES_API_KEY", Project.KEY, "CI", "false"))
                    .properties(properties)
                    .service(service)
                    .build(),
                EvaluationListener.NONE))
        .isPresent();
  }

  /** Sorted by name, without what may differ: times, order, and each host's own command. */
  private static List<String> results(Path project) throws IOException {
    try (Stream<String> lines = Files.lines(project.resolve("target/memories/results.jsonl"))) {
      return lines
          .map(line -> (ObjectNode) Json.parse(line).node())
          .peek(line -> line.remove(List.of("seq", "latencyMs")))
          .map(line -> Json.of(line).compact().replaceAll("\\\\nrecord it with: .*?\"}", "\"}"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theGoalAndTheEngine_giveEqualResults() throws Exception {
    Path project = work.resolve("project");
    Path suites = Files.createDirectories(project.resolve("src/test/memories/suites"));
    Files.writeString(suites.resolve("words.yaml"), SUITE);
    evaluate(project, Map.of("mode", "record", "filter", "!id=is-missing"));
    evaluate(project, Map.of("mode", "replay"));
    List<String> engine = results(project);

    BenchMaven maven = BenchMaven.ofThisBuild(work.resolve("maven"));
    String said = maven.evaluate(project);

    assertThat(engine).hasSize(2 * 2 * 4 + 2 * 2 * 4);
    assertThat(String.join("\n", engine))
        .contains("\"PASSED\"", "\"FAILED\"", "\"ERRORED\"", "\"kind\":\"MISS\"");
    assertThat(results(project)).as(said).isEqualTo(engine);
    assertThat(said).contains("4 cases found no recording", "FAILED  words / fails / ");
  }
}
