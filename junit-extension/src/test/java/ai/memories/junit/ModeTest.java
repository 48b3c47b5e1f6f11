package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.MemoriesException;
import ai.memories.cassette.CassetteMissException;
import ai.memories.client.ChatModel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class ModeTest {
  private static final String KEY = "MEMORIES_API_KEY";
  private static final String ANY_KEY = "sk-mai-planted-0123456789abcdef";

  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project);
  }

  @MemoriesTest
  static class Plain {
    @Test
    void asks(ChatModel model) {
      model.chat("hello");
    }

    @Nested
    class Inner {
      @Test
      void asks_too(ChatModel model) {
        model.chat("inner");
      }
    }
  }

  @MemoriesTest
  static class Swallowing {
    @Test
    void asks(ChatModel model) {
      try {
        model.chat("hello");
      } catch (MemoriesException e) {
        assertThat(e).hasMessageContaining("no recording");
      }
    }
  }

  @MemoriesTest(mode = "record-missing")
  static class Recording {
    @Test
    void asks(ChatModel model) {
      model.chat("hello");
    }
  }

  @Test
  void withoutAnySetting_evenWithAKey_testsReplay() {
    kit.environment.put(KEY, ANY_KEY);

    Throwable failure = TestKit.failure(kit.run(Plain.class));

    assertThat(failure)
        .isInstanceOf(CassetteMissException.class)
        .hasMessageContaining("no recording for ModeTest$Plain#asks (mode replay)")
        .hasMessageContaining("\"-Dtest=ModeTest*Plain#asks\" \"-Dmemories.mode=record-missing\"")
        .hasMessageContaining("MEMORIES_MODE=record-missing");
    assertThat(kit.asked).isEmpty();
  }

  @Test
  void aMissThatTheTestCaught_failsItAllTheSame() {
    assertThat(TestKit.failure(kit.run(Swallowing.class)))
        .isInstanceOf(CassetteMissException.class);
  }

  @Test
  void theModeOfTheAnnotation_records() {
    kit.environment.put(KEY, ANY_KEY);

    kit.run(Recording.class).testEvents().assertStatistics(stats -> stats.succeeded(1));

    assertThat(kit.recordings())
        .containsExactly("tests/ai/memories/junit/mode-test/recording/asks-*.json");
  }

  @Test
  void theFile_isWeakerThanTheAnnotation() {
    kit.write("memories.yaml", "provider: gemini:gemini-2.5-flash\nmode: live\n");
    kit.environment.put(KEY, ANY_KEY);

    kit.run(Plain.class);
    assertThat(kit.recordings()).isEmpty();
    assertThat(kit.asked).hasSize(2);

    kit.run(Recording.class);
    assertThat(kit.recordings()).hasSize(1);
  }

  @Test
  void configurationParameter_environmentAndProperty_areStrongerInThisOrder() {
    kit.environment.put(KEY, ANY_KEY);

    kit.parameters.put("memories.mode", "replay");
    kit.run(Recording.class).testEvents().assertStatistics(stats -> stats.failed(1));

    kit.environment.put("MEMORIES_MODE", "live");
    kit.run(Recording.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
    assertThat(kit.recordings()).isEmpty();

    kit.properties.put("memories.mode", "record");
    kit.run(Recording.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
    assertThat(kit.recordings()).hasSize(1);
  }

  @Test
  void recordingInCi_isRefused_unlessAllowed() {
    kit.recording().environment.put("GITHUB_ACTIONS", "true");

    assertThat(TestKit.failure(kit.run(Plain.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("mode record-missing (MEMORIES_MODE)")
        .hasMessageContaining("GITHUB_ACTIONS=true");

    kit.environment.put("MEMORIES_ALLOW_RECORDING_IN_CI", "true");
    kit.run(Plain.class).testEvents().assertStatistics(stats -> stats.succeeded(2));
  }

  @Test
  void recordingWithoutAKey_isRefused_andNamesAnnotationAndAttribute() {
    assertThat(TestKit.failure(kit.run(Recording.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining(
            "mode record-missing (@MemoriesTest on ModeTest$Recording, mode) calls the service and"
                + " there is no key: set the environment variable MEMORIES_API_KEY");
  }

  @Test
  void aKeyAsPropertyOrParameter_isRefused() {
    kit.properties.put("memories.apiKey", "x");
    assertThat(TestKit.failure(kit.run(Plain.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("-Dmemories.apiKey is refused");

    kit.properties.clear();
    kit.parameters.put("memories.apiKey", "x");
    assertThat(TestKit.failure(kit.run(Plain.class)))
        .hasMessageContaining("configuration parameter memories.apiKey is refused");
  }
}
