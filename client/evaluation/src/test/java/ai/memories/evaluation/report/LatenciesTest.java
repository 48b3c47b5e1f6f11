package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentiles_areWithinFivePercent() {
    var latencies = new Latencies();
    for (int i = 1; i <= 1000; i++) {
      latencies.add(Duration.ofMillis(i));
    }

    assertThat(latencies.percentile(0.5).toMillis()).isCloseTo(500, within(25L));
    assertThat(latencies.percentile(0.95).toMillis()).isCloseTo(950, within(48L));
  }

  @Test
  void anyTime_isCounted() {
    var latencies = new Latencies();
    latencies.add(Duration.ZERO);
    latencies.add(Duration.ofDays(400));

    assertThat(latencies.known()).isTrue();
    assertThat(latencies.percentile(0.5)).isLessThan(Duration.ofMillis(2));
  }
}
