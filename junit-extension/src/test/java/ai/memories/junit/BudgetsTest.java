package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.pricing.BudgetExceededException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class BudgetsTest {
  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project).recording();
  }

  private static void ask(ChatModel model, String question) {
    model.chat(ChatRequest.builder().user(question).maxTokens(100).build());
  }

  static class OfTest {
    @MemoriesTest(samples = 3, maxTokens = 60)
    void asks(ChatModel model) {
      ask(model, "q");
    }
  }

  static class OfTestSmall {
    @MemoriesTest(samples = 1, maxTokens = 60)
    void asks(ChatModel model) {
      ask(model, "q");
    }
  }

  @MemoriesTest(maxTokens = 1000)
  static class OfClass {
    @Test
    void first(ChatModel model) {
      ask(model, "first");
    }

    @Nested
    class Inside {
      @Test
      void second(ChatModel model) {
        ask(model, "second");
      }
    }
  }

  @MemoriesTest
  static class OfRun {
    @Test
    void first(ChatModel model, Budget budget) {
      ask(model, "first");
      assertThat(budget.asRecorded().calls()).isEqualTo(1);
    }

    @Test
    void second(ChatModel model) {
      ask(model, "second");
    }
  }

  @Test
  void aCallThatCouldPassTheTestsLimit_isNotSent() {
    assertThat(TestKit.failure(kit.run(OfTestSmall.class)))
        .isInstanceOf(BudgetExceededException.class)
        .hasMessageContaining("test BudgetsTest$OfTestSmall#asks");
    assertThat(kit.asked).isEmpty();
  }

  @Test
  void theLimitOfARun_holdsForAllItsTests() {
    kit.service = prompt -> TestKit.answer("long", 20, 80);
    kit.parameters.put("memories.maxTokens", "300");

    EngineExecutionResults results = kit.run(OfRun.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
    assertThat(TestKit.failure(results)).hasMessageContaining("the run");
  }

  @Test
  void replayedSamples_thatTogetherPassTheTestsLimit_failIt() {
    kit.write("memories.yaml", "provider: gemini:gemini-2.5-flash\n");
    kit.run(WithoutLimit.class);
    move("without-limit", "of-test");
    kit.replaying();

    EngineExecutionResults results = kit.run(OfTest.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(2).failed(1));
    assertThat(TestKit.failure(results))
        .hasMessage(
            "over budget, at today's prices and what is replayed included: test"
                + " BudgetsTest$OfTest#asks: 75 tokens of 60 tokens");
  }

  static class WithoutLimit {
    @MemoriesTest(samples = 3)
    void asks(ChatModel model) {
      ask(model, "q");
    }
  }

  private void move(String from, String to) {
    Path tests =
        kit.project.resolve("src/test/memories/cassettes/tests/ai/memories/junit/budgets-test");
    assertThat(tests.resolve(from).toFile().renameTo(tests.resolve(to).toFile())).isTrue();
  }

  @Test
  void theLimitOfAClass_holdsForNestedOnesToo() {
    kit.run(OfClass.class).testEvents().assertStatistics(stats -> stats.succeeded(2));
    kit.replaying().write("memories.yaml", "provider: gemini:gemini-2.5-flash\nmaxTokens: 30\n");

    EngineExecutionResults results = kit.run(OfClass.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(2));
    assertThat(TestKit.failure(results))
        .hasMessage(
            "over budget, at today's prices and what is replayed included: the run: 50 tokens of"
                + " 30 tokens");
  }
}
