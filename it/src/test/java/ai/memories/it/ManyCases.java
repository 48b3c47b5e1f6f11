package ai.memories.it;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;

/** Evaluates a generated suite in a JVM of its own, for {@link SmallHeapIT}. */
public final class ManyCases {
  private static final int QUESTION_CHARS = 1000;
  private static final int ANSWER_CHARS = 4000;

  private ManyCases() {}

  /**
   * Exits with 0 if every case passed.
   *
   * @param args the project's directory and how many tests
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path project = Path.of(args[0]);
    int tests = Integer.parseInt(args[1]);
    writeSuite(project.resolve("src/test/memories/suites/many.yaml"), tests);
    var properties = new Properties();
    properties.putAll(Map.of("memories.mode", "live", "memories.maxCost", "none"));
    ApiResponse answer = ApiResponse.live(200, "application/json", answer());
    RunOutcome outcome =
        Evaluation.run(
                EvaluationRequest.builder(project)
                    .environment(Map.of("MEMORIES_API_KEY", Project.KEY))
                    .properties(properties)
                    .service(request -> CompletableFuture.completedFuture(answer))
                    .build(),
                EvaluationListener.NONE)
            .orElseThrow();
    System.out.println(outcome.totals().all().passed() + " passed " + outcome.failures());
    System.exit(outcome.success() && outcome.totals().all().passed() == tests ? 0 : 1);
  }

  private static void writeSuite(Path file, int tests) throws IOException {
    Files.createDirectories(file.getParent());
    String text = "word ".repeat(QUESTION_CHARS / 5);
    try (Writer writer = Files.newBufferedWriter(file)) {
      writer.write("providers: [gemini:gemini-2.5-flash]\nprompts: [\"{{n}} {{text}}\"]\n");
      writer.write("defaultTest: {assert: [{type: contains, value: word}]}\ntests:\n");
      for (int i = 0; i < tests; i++) {
        writer.write("  - {id: t" + i + ", vars: {n: " + i + ", text: \"" + text + "\"}}\n");
      }
    }
  }

  private static String answer() {
    ObjectNode body = Json.object();
    body.put("status", "completed");
    body.putArray("choices")
        .addObject()
        .put("text", "word ".repeat(ANSWER_CHARS / 5))
        .put("index", 0);
    body.putObject("usage")
        .put("input_tokens", 250)
        .put("output_tokens", 900)
        .put("total_tokens", 1150);
    return Json.of(body).compact();
  }
}
