package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.pricing.BudgetExceededException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Launches with a fork's command line; what several real forks do, the integration tests show. */
class ForkedRunTest {
  private static final String FORK =
      "/w/target/surefire/surefirebooter-20261123091738946_6.jar /w/target/surefire"
          + " 2026-11-23T09-17-38_295-jvmRun%d surefire-2tmp surefire_1-4tmp";

  @TempDir private Path project;
  private TestKit kit;

  @BeforeEach
  void aProject() {
    kit = new TestKit(project).recording();
    kit.service = prompt -> TestKit.answer("long", 20, 80);
    kit.parameters.put("memories.maxTokens", "250");
    fork(1);
  }

  private void fork(int number) {
    kit.properties.setProperty("sun.java.command", FORK.formatted(number));
  }

  @MemoriesTest
  static class Asking {
    @Test
    void first(ChatModel model) {
      ask(model, "first");
    }

    @Test
    void second(ChatModel model) {
      ask(model, "second");
    }

    private static void ask(ChatModel model, String question) {
      model.chat(ChatRequest.builder().user(question).maxTokens(100).build());
    }
  }

  private EngineExecutionResults run(String method) {
    return kit.run(selectMethod(Asking.class, method, ChatModel.class.getName()));
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.maven.surefire.booter.ForkedBooter /w/a b/surefire 2026-11-23T09-17-38_295-jvmRun12,"
        + " 2026-11-23T09-17-38_295",
    "org.codehaus.plexus.classworlds.launcher.Launcher test, ''",
    "com.intellij.rt.junit.JUnitStarter -ideVersion5, ''",
    "'', ''"
  })
  void theExecution_isReadOffTheCommandLine(String command, String execution) {
    var properties = new Properties();
    properties.setProperty("sun.java.command", command);
    var host = new Host(project, Map.of(), properties, Optional.empty());

    assertThat(ForkedRun.file(host).map(file -> file.getFileName().toString()).orElse(""))
        .isEqualTo(execution.isEmpty() ? "" : execution + ".json");
  }

  @Test
  void forksOfOneExecution_haveOneBudget() {
    run("first").testEvents().assertStatistics(stats -> stats.succeeded(1));
    fork(2);

    assertThat(TestKit.failure(run("second")))
        .isInstanceOf(BudgetExceededException.class)
        .hasMessageContaining("the limit of the run is 250 tokens, spent 100 tokens");
    assertThat(project.resolve("target/memories/forks/2026-11-23T09-17-38_295.json")).exists();
  }

  @Test
  void anotherExecution_hasABudgetOfItsOwn() {
    run("first").testEvents().assertStatistics(stats -> stats.succeeded(1));
    kit.properties.setProperty("sun.java.command", "2026-11-23T09-17-39_001-jvmRun1");

    run("second").testEvents().assertStatistics(stats -> stats.succeeded(1));
  }

  @Test
  void whatForksReplayTogether_isCheckedAgainstTheLimitOfTheRun() {
    kit.parameters.remove("memories.maxTokens");
    kit.run(Asking.class).testEvents().assertStatistics(stats -> stats.succeeded(2));
    kit.replaying().parameters.put("memories.maxTokens", "150");
    fork(3);
    run("first").allEvents().assertStatistics(stats -> stats.failed(0));
    fork(4);

    assertThat(TestKit.failure(run("second")))
        .hasMessageContaining("the run: 200 tokens of 150 tokens");
  }
}
