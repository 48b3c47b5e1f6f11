package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code memories:init} writes; with {@code -Dstarter.record} its recording is made anew. */
class StarterTest {
  private static final Path RECORDING =
      Path.of("src/main/resources/ai/memories/evaluation/starter/recording.json");
  private static final String ANSWER =
      "{\"number\": \"2026-117\", \"lines\": [{\"item\": \"Coffee\", \"amount\": 24.00},"
          + " {\"item\": \"Shipping\", \"amount\": 4.90}], \"total\": 28.90}";

  @TempDir Path project;

  private RunOutcome run(String mode) throws Exception {
    var properties = new Properties();
    properties.setProperty("memories.mode", mode);
    EvaluationRequest request =
        EvaluationRequest.builder(project)
            .environment(Map.of("MEMORIES_API_KEY", "no-key-of-anybody"))
            .properties(properties)
            .clock(Clock.systemUTC())
            .service(
                call ->
                    CompletableFuture.completedFuture(
                        ApiResponse.live(200, "application/json", TestProject.answer(ANSWER).body())
                            .withLatency(Duration.ofMillis(640))))
            .build();
    return Evaluation.run(request, EvaluationListener.NONE).orElseThrow();
  }

  private Path recordings() {
    return project.resolve("src/test/memories/cassettes");
  }

  @Test
  void whatIsWritten_isInOrder_andReplaysAtOnce() throws Exception {
    Starter.Written written = Starter.write(project);

    assertThat(written.files()).hasSize(Starter.FILES.size());
    assertThat(written.kept()).isEmpty();
    EvaluationRequest request = EvaluationRequest.builder(project).build();
    assertThat(Evaluation.check(request, EvaluationListener.NONE).orElseThrow())
        .hasToString("1 suite with 1 test is in order");
    RunOutcome outcome = run("replay");
    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.answers().replayed()).isEqualTo(1);
    assertThat(outcome.unusedRecordings()).isZero();
  }

  @Test
  void recordingAnew_givesTheRecordingItBrings() throws Exception {
    Starter.write(project);
    Map<String, String> before = recorded();
    if (System.getProperty("starter.record") != null) {
      Files.delete(recordings().resolve(before.keySet().iterator().next()));
      run("record");
      Files.writeString(RECORDING, recorded().values().iterator().next());
    }

    assertThat(run("record").failures()).isEmpty();

    assertThat(recorded()).isEqualTo(before);
  }

  private Map<String, String> recorded() throws IOException {
    try (Stream<Path> files = Files.walk(recordings())) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(all).hasSize(1);
      Path only = all.get(0);
      return Map.of(recordings().relativize(only).toString(), Files.readString(only));
    }
  }

  @Test
  void whatIsThere_isLeftAsItIs() throws Exception {
    Path prompt = project.resolve("src/test/memories/prompts/invoice.txt");
    Files.createDirectories(prompt.getParent());
    Files.writeString(prompt, "mine");

    Starter.Written written = Starter.write(project);

    assertThat(Files.readString(prompt)).isEqualTo("mine");
    assertThat(written.kept()).containsExactly(Path.of("src/test/memories/prompts/invoice.txt"));
    assertThat(Starter.write(project).files()).isEmpty();
  }
}
