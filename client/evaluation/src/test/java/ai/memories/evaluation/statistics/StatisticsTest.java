package ai.memories.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.memories.evaluation.statistics.SampleRule.Verdict;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

  @Nested
  class WilsonIntervals {
    /** Newcombe, Statistics in Medicine 17 (1998), table I, method 3: the score interval. */
    @ParameterizedTest
    @CsvSource({
      "81, 263, 0.2553, 0.3662",
      "15, 148, 0.0624, 0.1605",
      "0, 20, 0.0000, 0.1611",
      "1, 29, 0.0061, 0.1718",
    })
    void agreeWithThePublishedTable(int passed, int of, double low, double high) {
      Interval interval = Interval.wilson(passed, of, 0.95);

      assertThat(interval.low()).isCloseTo(low, within(0.00005));
      assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    /** The usual table of the normal distribution. */
    @ParameterizedTest
    @CsvSource({"0.80, 1.2816", "0.90, 1.6449", "0.95, 1.9600", "0.99, 2.5758", "0.999, 3.2905"})
    void deviationsAreThoseOfTheNormalDistribution(double confidence, double deviations) {
      assertThat(Interval.deviations(confidence)).isCloseTo(deviations, within(0.00005));
    }

    @Test
    void ofNoSampleNothingIsKnown() {
      assertThat(Interval.wilson(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-0.5", "NaN"})
    void confidenceOutsideItsRangeIsRefused(double confidence) {
      assertThatThrownBy(() -> Interval.wilson(1, 2, confidence))
          .hasMessageContaining("between 0 and 1");
    }
  }

  @Property
  void intervalHoldsTheRateSeenAndNarrowsWithSamples(
      @ForAll @IntRange(max = 200) int passed, @ForAll @IntRange(max = 200) int failed) {
    int of = passed + failed;
    Interval interval = Interval.wilson(passed, of, 0.95);
    Interval four = Interval.wilson(4 * passed, 4 * of, 0.95);

    assertThat(interval.low()).isBetween(0.0, of == 0 ? 0 : (double) passed / of);
    assertThat(interval.high()).isBetween(of == 0 ? 1 : (double) passed / of, 1.0);
    assertThat(four.high() - four.low()).isLessThanOrEqualTo(interval.high() - interval.low());
  }

  @Nested
  class Answers {
    /**
     * Counted out by hand; pass@k is the estimator of Chen et al., Evaluating Large Language Models
     * Trained on Code (2021), 1 - C(n-c, k) / C(n, k); pass^k that of Yao et al., tau-bench (2024),
     * C(c, k) / C(n, k).
     */
    @ParameterizedTest
    @CsvSource({
      "1, 3, 5, 0.6, 0.6",
      "2, 3, 5, 0.9, 0.3",
      "3, 3, 5, 1.0, 0.1",
      "5, 3, 5, 1.0, 0.0",
      "2, 0, 4, 0.0, 0.0",
      "4, 4, 4, 1.0, 1.0",
    })
    void anyAndAllAreTheSharesOfTheWaysToDraw(int k, int passed, int of, double any, double all) {
      assertThat(PassAtK.any(k, passed, of)).isCloseTo(any, within(1e-12));
      assertThat(PassAtK.all(k, passed, of)).isCloseTo(all, within(1e-12));
    }

    @Test
    void moreAnswersThanSamplesAreRefused() {
      assertThatThrownBy(() -> PassAtK.any(6, 3, 5)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static SampleRule rule(int samples, String passRate, String confidence, int maxErrors) {
    return new SampleRule(
        samples,
        new BigDecimal(passRate),
        Optional.of(confidence).filter(c -> !c.isEmpty()).map(BigDecimal::new),
        maxErrors);
  }

  @Nested
  class Rules {
    @ParameterizedTest
    @CsvSource({
      "5, 0.8, '', 4, 1, 0, PASSED",
      "5, 0.8, '', 3, 2, 0, FAILED",
      "5, 1, '', 5, 0, 0, PASSED",
      "5, 1, '', 4, 1, 0, FAILED",
      "3, 0.3, '', 1, 2, 0, PASSED",
      "100, 0.8, 0.95, 88, 12, 0, PASSED",
      "100, 0.8, 0.95, 87, 13, 0, FAILED",
    })
    void enoughPassedOrTheyDidNot(
        int n, String rate, String confidence, int passed, int failed, int errored, Verdict says) {
      assertThat(rule(n, rate, confidence, 0).verdict(passed, failed, errored)).isEqualTo(says);
    }

    @Test
    void tooManyErrorsDecideNothing_andFewLeaveTheRestToDecide() {
      assertThat(rule(5, "0.5", "", 0).verdict(4, 0, 1)).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(rule(5, "1", "", 1).verdict(4, 0, 1)).isEqualTo(Verdict.PASSED);
      assertThat(rule(5, "1", "", 1).verdict(3, 0, 2)).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(rule(2, "1", "", 5).verdict(0, 0, 2)).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void sampleSizeThatCanNeverReachItsThreshold_saysHowManyWould() {
      assertThat(rule(10, "0.9", "0.95", 0).impossible())
          .get()
          .asString()
          .contains("all 10 samples passed", "72.2 %", "at least 35 samples");
      assertThat(rule(34, "0.9", "0.95", 0).possible()).isFalse();
      assertThat(rule(35, "0.9", "0.95", 0).possible()).isTrue();
      assertThat(rule(1000, "1", "0.95", 0).impossible()).get().asString().contains("no number");
      assertThat(rule(1, "1", "", 0).impossible()).isEmpty();
    }

    @Test
    void describeNamesWhatWasFoundAndWhatWasDemanded() {
      assertThat(rule(5, "0.8", "", 1).describe(3, 1, 1))
          .isEqualTo(
              "3 of 4 samples passed (30.1 to 95.4 %), 1 errored (at most 1 may); demanded: 80 %");
    }
  }
}
