package ai.memories.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that the page takes over: refused as it says, running as it says. */
class FromPromptfooTest {
  @TempDir Path project;
  private GuidePage page;

  @BeforeEach
  void theFilesItNames() throws IOException {
    page = GuidePage.read("guide/from-promptfoo.md");
    write("triage.txt", "Read this mail, choose its queue and write a first reply.\n\n{{mail}}\n");
    write(
        "triage.json",
        """
        {"type": "OBJECT", "required": ["queue", "reply"], "properties": {
          "queue": {"type": "STRING", "enum": ["SHIPPING", "BILLING", "COMPLAINT"]},
          "reply": {"type": "STRING"}}}
        """);
    write("more.csv", "mail,__expected\nMy card was charged twice.,contains: BILLING\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve("src/test/memories/suites").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private EvaluationRequest request() {
    return EvaluationRequest.builder(project)
        .environment(Map.of("MEMORIES_API_KEY", "sk-mai-of-a-test-0123456789", "CI", "false"))
        .service(call -> CompletableFuture.completedFuture(answer(call.body())))
        .build();
  }

  private static ApiResponse answer(Json request) {
    String asked = request.compact();
    String text =
        asked.contains("promises no refund")
            ? "{\"reason\": \"calm\", \"pass\": true, \"score\": 1}"
            : asked.contains("48213")
                ? "{\"queue\": \"SHIPPING\", \"reply\": \"48213 is on its way\"}"
                : "{\"queue\": \"BILLING\", \"reply\": \"We look into it\"}";
    var body = Json.object().put("status", "completed");
    body.putArray("choices").addObject().put("index", 0).put("text", text);
    body.putObject("usage").put("input_tokens", 20).put("output_tokens", 5).put("total_tokens", 25);
    return ApiResponse.live(200, "application/json", Json.of(body).compact());
  }

  @Test
  void asItIs_everyEditIsTold_andNoOther() throws Exception {
    write("triage.yaml", page.block("yaml", "# promptfooconfig.yaml"));
    List<String> shown = page.block("", "\"maxOutputTokens\" of").lines().toList();

    assertThatThrownBy(() -> Evaluation.check(request(), EvaluationListener.NONE))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            refused -> {
              List<String> told = refused.problems().stream().map(Problem::toString).toList();
              assertThat(told).hasSameSizeAs(shown);
              for (int i = 0; i < told.size(); i++) {
                assertThat(told.get(i)).startsWith(shown.get(i).replaceFirst("…$", ""));
              }
            });
  }

  @Test
  void takenOver_itRuns() throws Exception {
    write("triage.yaml", page.block("yaml", "# src/test/memories/suites/triage.yaml"));

    RunOutcome outcome = Evaluation.run(request(), EvaluationListener.NONE).orElseThrow();

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.totals().all().passed()).isEqualTo(6);
  }
}
