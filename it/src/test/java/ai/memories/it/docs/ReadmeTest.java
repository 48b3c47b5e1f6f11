package ai.memories.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.setting.Setting;
import ai.memories.http.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path README = Path.of("../README.md");
  private static final Pattern FENCE = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SETTING_ROW = Pattern.compile("(?m)^\\| (`\\w+`(?:, `\\w+`)*) \\|");
  private static final String ANSWER =
      """
      {"status": "completed", "choices": [{"index": 0, "text": "Hello Ada"}],
       "usage": {"input_tokens": 9, "output_tokens": 3, "total_tokens": 12}}
      """;

  @TempDir Path project;

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = FENCE.matcher(Files.readString(README));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  @Test
  void itsSuiteRuns() throws Exception {
    String suite = blocks("yaml").get(0);
    Path file = project.resolve("src/test/memories/suites/greeting.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, suite);
    EvaluationRequest request =
        EvaluationRequest.builder(project)
            .environment(Map.of("MEMORIES_API_KEY", "sk-mai-of-a-test-0123456789"))
            .service(
                call ->
                    CompletableFuture.completedFuture(
                        ApiResponse.live(200, "application/json", ANSWER)))
            .build();

    RunOutcome outcome = Evaluation.run(request, EvaluationListener.NONE).orElseThrow();

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.totals().all().passed()).isEqualTo(1);
  }

  @Test
  void itsTableNamesEverySetting() throws Exception {
    List<String> named = new ArrayList<>();
    String readme = Files.readString(README);
    String table = readme.substring(readme.indexOf("## Settings"), readme.indexOf("## Record"));
    Matcher row = SETTING_ROW.matcher(table);
    while (row.find()) {
      for (String name : row.group(1).replace("`", "").split(", ", -1)) {
        named.add(name);
      }
    }

    assertThat(named).containsExactlyInAnyOrderElementsOf(Setting.keys());
  }

  @Test
  void itIsShortEnoughToBeRead() throws Exception {
    assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(150);
  }
}
