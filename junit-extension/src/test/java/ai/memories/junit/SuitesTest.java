package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatModel;
import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class SuitesTest {
  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project).recording();
    kit.write(
        "suites/capitals.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["Capital of {{country}}?"]
        tests:
          - id: france
            vars: {country: France}
            assert: [{type: contains, value: answer}]
          - id: spain
            vars: {country: Spain}
            assert: [{type: contains, value: Madrid}]
        """);
    kit.write(
        "suites/more/one.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["One?"]
        tests: [{id: only, assert: [{type: contains, value: answer}]}]
        """);
  }

  @MemoriesTest
  static class All {
    @TestFactory
    Stream<DynamicNode> suites() {
      return MemoriesSuites.from();
    }

    @Test
    void plain(ChatModel model) {
      model.chat("plain");
    }
  }

  @MemoriesTest
  static class One {
    @TestFactory
    Stream<DynamicNode> suites() {
      return MemoriesSuites.from("more/one.yaml");
    }
  }

  @MemoriesTest
  static class NoSuch {
    @TestFactory
    Stream<DynamicNode> suites() {
      return MemoriesSuites.from("more/two.yaml");
    }
  }

  @Test
  void aSuite_isAContainer_andACaseATest_withItsPlaceInTheFile() {
    EngineExecutionResults results = kit.run(All.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(3).failed(1));
    assertThat(
            results.containerEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName()))
        .contains("capitals", "more/one");
    var france =
        results.testEvents().succeeded().stream()
            .map(event -> event.getTestDescriptor())
            .filter(test -> test.getDisplayName().startsWith("france / "))
            .findFirst()
            .orElseThrow();
    assertThat(france.getSource())
        .contains(
            FileSource.from(
                kit.project.resolve("src/test/memories/suites/capitals.yaml").toFile(),
                FilePosition.from(4)));
    assertThat(TestKit.failure(results))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("capitals / spain / ")
        .hasMessageContaining("Madrid")
        .hasMessageContaining("the answer:\n  answer to Capital of Spain?");
  }

  @Test
  void theChosenSuites_run_andNoOther() {
    kit.run(One.class).testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    assertThat(kit.asked).hasSize(1);
  }

  @Test
  void aSuiteThatIsNotThere_isRefused_withThoseThatAre() {
    assertThat(TestKit.failure(kit.run(NoSuch.class)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("more/two.yaml")
        .hasMessageContaining("capitals, more/one");
  }

  @Test
  void recordingAllAnew_suitesAndTestsShareTheRecording() {
    kit.environment.put("MEMORIES_MODE", "record");
    kit.run(All.class).testEvents().assertStatistics(stats -> stats.succeeded(3).failed(1));

    kit.replaying().run(All.class).testEvents().assertStatistics(stats -> stats.succeeded(3));
    assertThat(kit.asked).isEmpty();
  }

  @Test
  void withoutAMode_suitesReplay_evenWithAKey() {
    kit.environment.remove("MEMORIES_MODE");

    EngineExecutionResults results = kit.run(One.class);

    assertThat(TestKit.failure(results)).hasMessageContaining("no recording for more/one / only");
    assertThat(kit.asked).isEmpty();
  }

  @Test
  void aCase_isShownWhenItHasFinished_whileOthersAreUnderWay() {
    var shown = new CountDownLatch(1);
    kit.service =
        prompt -> {
          if (prompt.contains("Spain")) {
            awaited(shown); // is asked for only when France has been shown
          }
          return TestKit.answer("answer to " + prompt);
        };
    Watching.whenShown = shown::countDown;

    kit.run(Watching.class).testEvents().assertStatistics(stats -> stats.finished(2));
    assertThat(shown.getCount()).isZero();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("the first case was not shown");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @MemoriesTest
  static class Watching {
    static volatile Runnable whenShown = () -> {};

    @TestFactory
    Stream<DynamicNode> suites() {
      return MemoriesSuites.from("capitals.yaml")
          .map(DynamicContainer.class::cast)
          .map(
              suite ->
                  DynamicContainer.dynamicContainer(
                      suite.getDisplayName(), suite.getChildren().peek(shown -> whenShown.run())));
    }
  }

  @Test
  void whatSuitesTook_standsInTheReportOfTheirFactory() {
    EngineExecutionResults results = kit.run(One.class);

    assertThat(
            results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
        .contains(
            Map.of(
                "memories.recorded", "1",
                "memories.inputTokens", "20",
                "memories.outputTokens", "5",
                "memories.costUsd", "0.0000185"));
  }

  @Test
  void afterTheSuites_theirThreadIsGone() {
    kit.run(All.class);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("memories-suites");
  }

  @Test
  void theEngineAlone_andJUnit_giveTheSameResults() throws Exception {
    kit.run(All.class);
    kit.replaying().run(All.class);
    Path output = kit.project.resolve("engine");
    Evaluation.run(
        EvaluationRequest.builder(kit.project).output(output).build(), EvaluationListener.NONE);

    assertThat(results(kit.project.resolve("target/memories/tests/all")))
        .isNotEmpty()
        .isEqualTo(results(output));
  }

  private static List<String> results(Path directory) throws Exception {
    Set<String> volatileNames = Set.of("seq", "cassette", "latencyMs");
    try (Stream<String> lines = Files.lines(directory.resolve("results.jsonl"))) {
      return lines
          .map(line -> ((ObjectNode) Json.parse(line).node()).without(volatileNames).toString())
          .sorted()
          .toList();
    }
  }
}
