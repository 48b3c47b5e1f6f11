package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class CommandsTest {

  @Test
  void whatDecidesWhichCasesThereAre_isCarriedOn_theRestIsNot() {
    var given = new Properties();
    given.setProperty("memories.suites", "smoke/*.yaml");
    given.setProperty("memories.repeat", "4");
    given.setProperty("memories.baseUrl", "https://example.com/api");
    given.setProperty("memories.endpoint", "iu");
    given.setProperty("memories.mode", "replay");
    given.setProperty("memories.filter", "a/b");
    given.setProperty("memories.maxCost", "1 USD");

    assertThat(Commands.carried(given))
        .containsExactly(
            "-Dmemories.suites=smoke/*.yaml",
            "-Dmemories.repeat=4",
            "-Dmemories.baseUrl=https://example.com/api",
            "-Dmemories.endpoint=iu");
  }

  @Test
  void whereNothingIsGiven_nothingIsCarriedOn() {
    assertThat(Commands.carried(new Properties())).isEmpty();
  }
}
