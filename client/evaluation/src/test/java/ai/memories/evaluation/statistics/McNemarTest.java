package ai.memories.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  /** One-sided probabilities of the sign test, Siegel 1956, table D. */
  @ParameterizedTest
  @CsvSource({
    "0, 5, .031", "1, 7, .035", "1, 9, .011", "2, 10, .019", "3, 12, .018", "4, 12, .038",
    "5, 15, .021", "6, 15, .039", "7, 18, .022", "3, 3, .656", "2, 4, .344", "4, 6, .377"
  })
  void p_isTwiceTheTabledProbability(int fewer, int more, double tabled) {
    assertThat(new McNemar(fewer, more).p()).isEqualTo(Math.min(1, 2 * tabled), within(0.0011));
    assertThat(new McNemar(more, fewer).p()).isEqualTo(new McNemar(fewer, more).p());
  }

  @Test
  void p_isExactForSmallNumbers() {
    assertThat(new McNemar(0, 6).p()).isEqualTo(2.0 / 64, within(1e-15));
    assertThat(new McNemar(2, 8).p()).isEqualTo(112.0 / 1024, within(1e-15));
  }

  @Test
  void nothingThatDiffers_showsNothing() {
    assertThat(new McNemar(0, 0).p()).isEqualTo(1);
    assertThat(new McNemar(0, 0)).hasToString("exact p = 1.000, no difference shown");
    assertThat(new McNemar(500_000, 500_000).p()).isEqualTo(1);
  }

  @Test
  void fiveAgainstNone_showNothingYet_sixDo() {
    assertThat(new McNemar(0, 5).shown()).isFalse();
    assertThat(new McNemar(0, 6)).hasToString("exact p = 0.031");
    assertThat(new McNemar(0, 20)).hasToString("exact p < 0.001");
  }

  @Test
  void negativeCounts_areRefused() {
    assertThatThrownBy(() -> new McNemar(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
