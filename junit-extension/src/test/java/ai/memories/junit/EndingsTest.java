package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import ai.memories.client.ChatModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class EndingsTest {
  private static volatile String wording = "first wording";
  private static volatile boolean failing;

  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project).recording();
    wording = "first wording";
    failing = false;
  }

  @MemoriesTest
  static class Reworded {
    @Test
    void asks(ChatModel model) {
      model.chat(wording);
      assertThat(failing).isFalse();
      model.chat("second of " + wording);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void parameterized(String value, ChatModel model) {
      model.chat(value + wording);
    }
  }

  private static List<Map<String, String>> entries(EngineExecutionResults results) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .collect(Collectors.toList());
  }

  @Test
  void eachTest_reportsItsTokensAndMoney() {
    List<Map<String, String>> entries = entries(kit.run(Reworded.class));

    assertThat(entries).hasSize(3);
    assertThat(entries)
        .contains(
            Map.of(
                "memories.recorded", "2",
                "memories.inputTokens", "40",
                "memories.outputTokens", "10",
                "memories.costUsd", "0.000037"));
    assertThat(entries(kit.replaying().run(Reworded.class)))
        .anySatisfy(entry -> assertThat(entry).containsEntry("memories.replayed", "2"));
  }

  @Test
  void aRewordedPrompt_replacesItsRecordings_whereTheTestPassed() {
    kit.run(Reworded.class);
    wording = "other wording";

    EngineExecutionResults results = kit.run(Reworded.class);

    assertThat(kit.recordings()).filteredOn(name -> name.contains("/asks-")).hasSize(2);
    assertThat(kit.recordings()).filteredOn(name -> name.contains("/parameterized-")).hasSize(4);
    assertThat(entries(results))
        .anySatisfy(entry -> assertThat(entry).containsEntry("memories.replaced", "2"))
        .anySatisfy(entry -> assertThat(entry).containsEntry("memories.unused", "2"));
  }

  @Test
  void aTestThatFailsHalfway_keepsWhatItDidNotUse() {
    kit.run(Reworded.class);
    wording = "other wording";
    failing = true;

    EngineExecutionResults results = kit.run(Reworded.class);

    assertThat(kit.recordings()).filteredOn(name -> name.contains("/asks-")).hasSize(3);
    assertThat(entries(results))
        .noneSatisfy(entry -> assertThat(entry).containsKey("memories.unused"));
  }

  @Test
  void inASelection_othersRecordingsAreNotCalledUnused() {
    kit.run(Reworded.class);

    EngineExecutionResults results =
        kit.replaying().run(selectMethod(Reworded.class, "asks", ChatModel.class.getName()));

    results.testEvents().assertStatistics(stats -> stats.succeeded(1));
    assertThat(entries(results))
        .noneSatisfy(entry -> assertThat(entry).containsKey("memories.unused"));
  }
}
