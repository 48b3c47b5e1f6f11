package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PassRateTest {

  @Test
  void interval_isWilsons() {
    var rate = new PassRate(8, 10);

    assertThat(rate.low()).isCloseTo(0.4902, within(0.0005));
    assertThat(rate.high()).isCloseTo(0.9433, within(0.0005));
    assertThat(rate.interval()).isEqualTo("49–94 %");
  }

  @Test
  void interval_ofAllRight_endsAtOneAndStartsBelow() {
    var rate = new PassRate(5, 5);

    assertThat(rate.low()).isCloseTo(0.5655, within(0.0005));
    assertThat(rate.high()).isCloseTo(1, within(1e-9));
  }

  @Test
  void percent_neverRoundsOneFailureAway() {
    assertThat(new PassRate(9_999, 10_000).percent()).isEqualTo("99.9 %");
    assertThat(new PassRate(1, 1_000).percent()).isEqualTo("0.1 %");
    assertThat(new PassRate(10, 10).percent()).isEqualTo("100 %");
  }

  @Test
  void nothingJudged_hasNoRate() {
    assertThat(new PassRate(0, 0).percent()).isEqualTo("–");
    assertThat(new PassRate(0, 0).interval()).isEmpty();
  }
}
