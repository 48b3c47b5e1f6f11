package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.report.ConsoleStyle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  private static Properties property(String name, String value) {
    var properties = new Properties();
    properties.setProperty(name, value);
    return properties;
  }

  private static ConsoleStyle style(
      boolean batch, boolean isTerminal, Map<String, String> environment) {
    PrintWriter screen = isTerminal ? new PrintWriter(new StringWriter()) : null;
    return new Terminal(batch, false, new Properties(), environment, screen).style();
  }

  @Nested
  class Colours {
    @Test
    void areForTerminalsSomebodyLooksAt() {
      assertThat(style(false, true, Map.of("TERM", "xterm"))).isEqualTo(ConsoleStyle.COLOURED);
      assertThat(style(false, false, Map.of())).isEqualTo(ConsoleStyle.PLAIN);
      assertThat(style(true, true, Map.of())).isEqualTo(ConsoleStyle.PLAIN);
    }

    @Test
    void yieldToNoColorAndDumbTerminals() {
      assertThat(style(false, true, Map.of("NO_COLOR", "1"))).isEqualTo(ConsoleStyle.PLAIN);
      assertThat(style(false, true, Map.of("TERM", "dumb"))).isEqualTo(ConsoleStyle.PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
      "style.color, always, COLOURED",
      "maven.style.color, always, COLOURED",
      "style.color, never, PLAIN"
    })
    void areAsMavenWasTold(String name, String value, ConsoleStyle expected) {
      var told = new Terminal(true, false, property(name, value), Map.of(), null);

      assertThat(told.style()).isEqualTo(expected);
    }
  }

  @Nested
  class ALiveLine {
    private final StringWriter written = new StringWriter();

    @Test
    void isDrawnOverTheLast_andCutToTheTerminal() {
      var line = new LiveLine(new PrintWriter(written), 10);
      line.show("1 of 5");
      line.show("2 of 5 cases, 50 %");
      line.clear();

      assertThat(written.toString())
          .isEqualTo("\r1 of 5\u001b[K" + "\r2 of 5 c…\u001b[K" + "\r\u001b[K");
    }

    @Test
    void leavesNothingBehind_whereNothingWasDrawn() {
      new LiveLine(new PrintWriter(written), 10).clear();

      assertThat(written.toString()).isEmpty();
    }

    @Test
    void isNotForLogs() {
      var log = new Terminal(false, false, property("maven.version", "3.9.9"), Map.of(), null);

      assertThat(log.liveLine()).isNull();
    }
  }
}
