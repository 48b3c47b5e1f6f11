package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.cassette.Mode;
import ai.memories.client.ChatModel;
import ai.memories.pricing.Cost;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class RegisteredTest {
  private TestKit kit;

  @BeforeEach
  void aProject(@TempDir Path project) {
    kit = new TestKit(project);
    kit.environment.put("MEMORIES_API_KEY", "sk-mai-planted-0123456789abcdef");
  }

  static class ByField {
    @RegisterExtension
    static final MemoriesExtension MEMORIES =
        MemoriesExtension.builder()
            .models("gemini:gemini-2.5-pro")
            .mode(Mode.RECORD_MISSING)
            .samples(2)
            .maxCost("0.50 USD")
            .build();

    @Test
    void plain(ChatModel model, Budget budget) {
      assertThat(model.chat("q").text()).isEqualTo("answer to q");
      assertThat(model.id()).hasToString("gemini:gemini-2.5-pro");
      assertThat(budget.spent().calls()).isEqualTo(1);
    }

    @MemoriesTest
    void template(ChatModel model, Sample sample) {
      model.chat("q " + sample);
      assertThat(sample.total()).isEqualTo(2);
    }
  }

  @Test
  void theField_doesWhatTheAnnotationDoes() {
    kit.run(ByField.class).testEvents().assertStatistics(stats -> stats.started(3).succeeded(3));
    assertThat(kit.recordings()).hasSize(3);
  }

  @MemoriesTest(models = "gemini:gemini-2.5-flash")
  static class Both {
    @RegisterExtension
    static final MemoriesExtension MEMORIES =
        MemoriesExtension.builder().models("gemini:gemini-2.5-pro").samples(2).build();

    @Test
    void plain(ChatModel model) {
      assertThat(model.id()).isEqualTo(TestKit.FLASH);
    }

    @MemoriesTest
    void template(ChatModel model, Sample sample) {
      assertThat(sample.total()).isEqualTo(2);
      assertThat(model.id()).isEqualTo(TestKit.FLASH);
    }
  }

  @Test
  void theAnnotation_isNearerThanTheField_andOneOfThemActs() {
    kit.run(Both.class).testEvents().assertStatistics(stats -> stats.started(3).succeeded(3));
  }

  static class NotStatic {
    @RegisterExtension final MemoriesExtension memories = MemoriesExtension.builder().build();

    @Test
    void plain(ChatModel model) {}
  }

  @Test
  void aFieldThatIsNotStatic_isRefused() {
    assertThat(TestKit.failure(kit.run(NotStatic.class)))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining(
            "RegisteredTest$NotStatic is registered by a field that is not static");
  }

  @Test
  void theBuilder_refusesWhatTheAnnotationRefuses() {
    var builder = MemoriesExtension.builder();

    assertThatThrownBy(() -> builder.samples(0))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessageContaining("MemoriesExtension: samples = 0 must be 1 or more");
    assertThatThrownBy(() -> builder.models("gemini:a", "gemini:a"))
        .hasMessageContaining("names one twice");
    assertThat(builder.maxCost(Cost.usd("1")).maxTokens(10).build()).isNotNull();
  }
}
