package ai.memories.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassRateTest {

  @ParameterizedTest
  @CsvSource({
    "0.80, 1.2815515655446004",
    "0.90, 1.6448536269514722",
    "0.95, 1.959963984540054",
    "0.99, 2.5758293035489004",
    "0.999999, 4.891638475698692"
  })
  void quantiles_agreeWithPublishedTables(double confidence, double z) {
    assertThat(Interval.deviations(confidence)).isCloseTo(z, within(1e-8));
  }

  @ParameterizedTest
  // by Wilson's formula with Python's statistics.NormalDist
  @CsvSource({
    "7, 10, 0.95, 0.39677, 0.89220",
    "10, 10, 0.95, 0.72246, 1.0",
    "0, 10, 0.95, 0.0, 0.27754",
    "1, 1, 0.95, 0.20654, 1.0",
    "50, 100, 0.95, 0.40383, 0.59617"
  })
  void intervals_agreeWithAnotherProgram(
      int passed, int run, double confidence, double low, double high) {
    Interval interval = Interval.wilson(passed, run, confidence);

    assertThat(interval.low()).isCloseTo(low, within(1e-5));
    assertThat(interval.high()).isCloseTo(high, within(1e-5));
  }

  @Property
  void anInterval_holdsTheObservedRate(
      @ForAll @IntRange(max = 500) int passed,
      @ForAll @IntRange(max = 500) int failed,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double confidence) {
    int run = Math.max(1, passed + failed);
    Interval interval = Interval.wilson(Math.min(passed, run), run, confidence);
    double rate = Math.min(passed, run) / (double) run;

    assertThat(interval.low()).isBetween(0.0, rate + 1e-12);
    assertThat(interval.high()).isBetween(rate - 1e-12, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 10, 9", "0.7, 10, 7", "0.28, 25, 7", "1, 10, 10", "0.01, 10, 1", "0.5, 3, 2"})
  void withoutAConfidence_theRateOfTheSamplesDecides(double rate, int run, int needed) {
    assertThat(new PassRate(rate, OptionalDouble.empty()).needed(run)).hasValue(needed);
  }

  @Test
  void withAConfidence_tenSamplesCanNeverShow90Percent_but35Can() {
    var sure = new PassRate(0.9, OptionalDouble.of(0.95));

    assertThat(sure.needed(10)).isEmpty();
    assertThat(sure.fewestSamples()).hasValue(35);
    assertThat(sure.needed(35)).hasValue(35);
    assertThat(sure.needed(100)).hasValue(96);
  }

  @Test
  void aRateOf1_canNeverBeShownWithAConfidence() {
    assertThat(new PassRate(1, OptionalDouble.of(0.9)).fewestSamples()).isEmpty();
  }

  @Test
  void theDescription_namesCountsAndInterval() {
    assertThat(new PassRate(0.9, OptionalDouble.empty()).describe(7, 10))
        .isEqualTo("7 of 10 passed (95 % interval 40 % to 89 %)");
    assertThat(new PassRate(0.9, OptionalDouble.of(0.999)).describe(7, 10))
        .startsWith("7 of 10 passed (99.9 % interval ");
  }

  @Test
  void whatIsNoRate_isRefused() {
    assertThatThrownBy(() -> new PassRate(1.5, OptionalDouble.empty())).hasMessageContaining("1.5");
    assertThatThrownBy(() -> Interval.wilson(3, 2, 0.95)).hasMessageContaining("3 of 2");
    assertThatThrownBy(() -> Interval.wilson(1, 2, 1)).hasMessageContaining("confidence");
  }
}
