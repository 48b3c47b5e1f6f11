package ai.memories.maven;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunProgress;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class LogListenerTest {
  private final List<String> logged = new ArrayList<>();
  private final SystemStreamLog log =
      new SystemStreamLog() {
        @Override
        public void info(CharSequence line) {
          logged.add(line.toString());
        }
      };

  private static RunProgress after(long passed) {
    var totals =
        new ColumnTotals(
            passed, 0, 0, 0, 0, new Usage(0, 0, 0), 0, BigDecimal.ZERO, 0, Duration.ZERO);
    return new RunProgress(
        OptionalLong.of(4), totals, Totals.ZERO, Limits.NONE, Duration.ofSeconds(1));
  }

  @Test
  void aLogHearsOfProgress_butNotTwiceOfTheSame() {
    try (var listener = new LogListener(log, null)) {
      listener.show(after(0));
      listener.show(after(2));
      listener.show(after(2));
      listener.show(after(3));
    }

    assertThat(logged).hasSize(2).first().asString().startsWith("2 of 4 cases");
  }

  @Test
  void aTerminalHasItInOneLine_whichIsGoneAtTheEnd() {
    var terminal = new StringWriter();
    try (var listener = new LogListener(log, new LiveLine(new PrintWriter(terminal, true), 80))) {
      listener.show(after(2));
    }

    assertThat(logged).isEmpty();
    assertThat(terminal.toString()).startsWith("\r2 of 4 cases").endsWith("\r\u001b[K");
  }
}
