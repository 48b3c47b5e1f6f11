package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunProgress;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final Totals SPENT =
      new Totals(412, 9_000, 3_345, 12_345, Cost.parse("0.0123 USD"), 0, 0);

  private static ColumnTotals finished(long passed, long failed) {
    return new ColumnTotals(
        passed,
        failed,
        0,
        0,
        0,
        new Usage(9_000, 3_345, 12_345),
        0,
        BigDecimal.ONE,
        0,
        Duration.ZERO);
  }

  @Test
  void aRunThatSpends_saysFirstWhatIsWantedMost() {
    var progress =
        new RunProgress(
            OptionalLong.of(5_000),
            finished(406, 6),
            SPENT,
            Limits.NONE.withMaxCost(Cost.parse("1.00 USD")),
            Duration.ofSeconds(10));

    assertThat(ProgressLine.of(progress))
        .isEqualTo(
            "412 of 5,000 cases, 98.5 % passed, 1 min 51 s left, 41.2/s, 0.0123 of 1.0000 USD,"
                + " 12,345 tokens");
  }

  @Test
  void aFilteredReplay_knowsNeitherTheEndNorSpendsAnything() {
    var progress =
        new RunProgress(
            OptionalLong.empty(), finished(3, 1), Totals.ZERO, Limits.NONE, Duration.ofSeconds(2));

    assertThat(ProgressLine.of(progress)).isEqualTo("4 cases, 75.0 % passed, 2.0/s, 12,345 tokens");
  }

  @Test
  void beforeTheFirstAnswer_thereIsNoRate() {
    var progress =
        new RunProgress(
            OptionalLong.of(8), ColumnTotals.EMPTY, Totals.ZERO, Limits.NONE, Duration.ZERO);

    assertThat(ProgressLine.of(progress)).isEqualTo("0 of 8 cases");
  }
}
