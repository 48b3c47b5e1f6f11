package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.memories.client.ChatModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ClosingLineTest {

  @MemoriesTest
  static class Asking {
    @Test
    void first(ChatModel model) {
      model.chat("first");
      model.chat("second");
    }

    @Test
    void second(ChatModel model) {
      model.chat("third");
    }
  }

  @Test
  void aLaunch_endsWithWhereItsAnswersCameFrom(@TempDir Path project) {
    var line = new ClosingLine();
    String id = HostExtension.host(new TestKit(project).recording().host());
    var config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .addLauncherSessionListeners(line)
            .build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(Asking.class))
                  .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                  .configurationParameter(HostExtension.PARAMETER, id)
                  .build());
    }

    assertThat(line.line())
        .hasValue(
            "memories: 0 replayed, 3 recorded, 0 live, 0 missed, 0 unused; to record all of it"
                + " anew would cost 0.0000555 USD");
  }

  @Test
  void whereNothingWasAsked_thereIsNoLine() {
    var line = new ClosingLine();
    line.add(Map.of("somebody", "else's"));
    assertThat(line.line()).isEmpty();
  }

  @Test
  void unknownCosts_areSaidToBeUnknown() {
    var line = new ClosingLine();
    line.add(Map.of("memories.replayed", "2", "memories.costUsd", "unknown"));
    line.add(Map.of("memories.replayed", "1", "memories.costUsd", "0.10"));
    assertThat(line.line())
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("3 replayed")
                    .endsWith("would cost 0.10 USD and what has no known price"));
  }

  @Test
  void theLauncher_findsItByItself() {
    assertThat(ServiceLoader.load(LauncherSessionListener.class))
        .hasAtLeastOneElementOfType(ClosingLine.class);
  }
}
