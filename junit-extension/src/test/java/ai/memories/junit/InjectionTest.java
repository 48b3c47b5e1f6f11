package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatModel;
import ai.memories.client.MemoriesClient;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class InjectionTest {
  private static final String HERE = "tests/ai/memories/junit/injection-test/";

  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project);
  }

  @MemoriesTest
  static class Kinds {
    private final ChatModel ofConstructor;

    Kinds(ChatModel model) {
      ofConstructor = model;
    }

    @BeforeAll
    static void before(ChatModel model, MemoriesClient client) {
      assertThat(model.chat("before all").text()).isEqualTo("answer to before all");
      assertThat(client.model("gemini:gemini-2.5-pro").chat("client").text()).isNotEmpty();
    }

    @BeforeEach
    void beforeEach(ChatModel model, Sample sample, Budget budget) {
      model.chat("before each");
      assertThat(budget.asRecorded().calls()).isPositive();
    }

    @AfterEach
    void afterEach(ChatModel model) {
      model.chat("before each");
    }

    @Test
    void plain(ChatModel model, MemoriesClient client, Sample sample) {
      assertThat(sample).isEqualTo(new Sample(TestKit.FLASH, 1, 1));
      assertThat(model.id()).isEqualTo(TestKit.FLASH);
      ofConstructor.chat("by constructor");
      client.model("gemini:gemini-2.5-pro").chat("by client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void parameterized(String value, ChatModel model) {
      model.chat(value);
    }

    @RepeatedTest(3)
    void repeated(Sample sample) {
      assertThat(sample.total()).isEqualTo(3);
      ofConstructor.chat("again");
    }

    @TestFactory
    Stream<DynamicTest> factory(ChatModel model) {
      return Stream.of(DynamicTest.dynamicTest("dynamic", () -> model.chat("dynamic")));
    }

    @Nested
    class German {
      @Test
      void nested(ChatModel model) {
        model.chat("nested");
        ofConstructor.chat("outer");
      }
    }
  }

  @Test
  void everyKindOfTest_getsTheModel_andRecordsAtItsPlace() {
    EngineExecutionResults recorded = kit.recording().run(Kinds.class);

    recorded.testEvents().assertStatistics(stats -> stats.started(8).succeeded(8));
    String kinds = HERE + "kinds/";
    assertThat(kit.recordings())
        .containsExactlyInAnyOrder(
            kinds + "factory-*.json",
            kinds + "factory-*.json",
            kinds + "german/nested-*.json",
            kinds + "german/nested-*.json",
            kinds + "german/nested-*.json",
            kinds + "kinds-*.json",
            kinds + "kinds-*.json",
            kinds + "parameterized-*.json",
            kinds + "parameterized-*.json",
            kinds + "plain-*.json",
            kinds + "plain-*.json",
            kinds + "repeated-*.2.json",
            kinds + "repeated-*.2.json",
            kinds + "repeated-*.3.json",
            kinds + "repeated-*.3.json",
            kinds + "repeated-*.json");

    EngineExecutionResults replayed = kit.replaying().run(Kinds.class);

    replayed.testEvents().assertStatistics(stats -> stats.started(8).succeeded(8));
    assertThat(kit.asked).isEmpty();
  }
}
