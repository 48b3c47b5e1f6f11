package ai.memories.it.bench;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/**
 * A suite over a JSONL dataset, evaluated in a JVM of its own. Its cases differ in name and
 * variables but put one of a thousand questions, so that a thousand recordings serve any number of
 * them; one case of a thousand fails.
 */
public final class DatasetRun {
  /** How many questions, and so recordings, there are; and which share of the cases fails. */
  static final int QUESTIONS = 1000;

  private static final String SUITE =
      """
      providers: [gemini:gemini-2.5-flash]
      prompts: ["Question {{n}}: what do you know of {{text}}?"]
      defaultTest:
        assert:
          - {type: is-json}
          - {type: jsonata, expression: n, value: "{{n}}"}
          - {type: contains, value: known}
      tests: file://../data/many.jsonl
      """;

  private DatasetRun() {}

  /**
   * Replays, and exits with 0 if exactly those cases failed that should.
   *
   * @param args the project's directory, the number of cases, {@code record} or {@code replay}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    long cases = Long.parseLong(args[1]);
    var properties = new Properties();
    properties.putAll(Map.of("memories.mode", args[2], "memories.maxCost", "none"));
    RunOutcome outcome =
        Evaluation.run(
                EvaluationRequest.builder(Path.of(args[0]))
                    .environment(Map.of("MEMORIES_API_KEY", "sk-mai-bench-0123456789abcdef"))
                    .properties(properties)
                    .service(asked -> CompletableFuture.completedFuture(answer(asked.body())))
                    .build(),
                EvaluationListener.NONE)
            .orElseThrow();
    var all = outcome.totals().all();
    System.out.println(all.passed() + " passed " + outcome.failures());
    System.exit(all.cases() == cases && all.failed() == cases / QUESTIONS ? 0 : 1);
  }

  /** Writes the project. */
  static void write(Path project, int cases) {
    Path memories = project.resolve("src/test/memories");
    try {
      Files.createDirectories(memories.resolve("suites"));
      Files.createDirectories(memories.resolve("data"));
      Files.writeString(memories.resolve("suites/many.yaml"), SUITE);
      try (Writer writer = Files.newBufferedWriter(memories.resolve("data/many.jsonl"))) {
        for (int i = 0; i < cases; i++) {
          writer.write(line(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(int number) {
    String more =
        number % QUESTIONS == QUESTIONS - 1
            ? ", \"assert\": [{\"type\": \"contains\", \"value\": \"nobody knows\"}]"
            : "";
    return "{\"id\": \"t%d\", \"vars\": {\"n\": %d, \"text\": \"%s\"}, \"metadata\": {\"row\": %d}%s}\n"
        .formatted(number, number % QUESTIONS, "a long word ".repeat(10).strip(), number, more);
  }

  private static ApiResponse answer(Json request) {
    String asked = request.compact();
    int at = asked.indexOf("Question ") + "Question ".length();
    String number = asked.substring(at, asked.indexOf(':', at));
    ObjectNode body = Json.object();
    body.put("status", "completed");
    body.putArray("choices")
        .addObject()
        .put("text", "{\"n\": \"" + number + "\", \"text\": \"" + "known ".repeat(20) + "\"}")
        .put("index", 0);
    body.putObject("usage")
        .put("input_tokens", 40)
        .put("output_tokens", 60)
        .put("total_tokens", 100);
    return ApiResponse.live(200, "application/json", Json.of(body).compact());
  }
}
