package ai.memories.evaluation.result;

import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.statistics.Interval;
import ai.memories.evaluation.statistics.McNemar;
import ai.memories.evaluation.statistics.SampleRule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * The columns of a suite's table (prompt × provider) of one run, held against each other on the
 * same tests. Immutable.
 *
 * <pre>{@code
 * for (ColumnComparison suite : outcome.comparisons().columns()) {
 *   for (ColumnComparison.Pair pair : suite.pairs()) {
 *     log.info("{} or {}: p = {}", pair.first(), pair.second(), pair.test().p());
 *   }
 * }
 * }</pre>
 *
 * @param suite the suite
 * @param columns what each came to
 * @param pairs each two of them
 */
public record ColumnComparison(String suite, List<Standing> columns, List<Pair> pairs) {

  /** Copies the lists. */
  public ColumnComparison {
    columns = List.copyOf(columns);
    pairs = List.copyOf(pairs);
  }

  /**
   * What one column came to.
   *
   * @param column which
   * @param passed cases that passed
   * @param judged cases with a verdict on the answer; errors are none
   * @param costUsd what all its answers cost, if known
   */
  public record Standing(Column column, int passed, int judged, Optional<BigDecimal> costUsd) {

    /** Where the true pass rate may lie, with 95 % confidence. */
    public Interval interval() {
      return Interval.wilson(passed, judged, SampleRule.USUAL_CONFIDENCE);
    }

    /** What a passed case cost, failed ones included; empty if unknown or none passed. */
    public Optional<BigDecimal> costPerPassedUsd() {
      return costUsd
          .filter(cost -> passed > 0)
          .map(cost -> cost.divide(BigDecimal.valueOf(passed), MathContext.DECIMAL32));
    }
  }

  /**
   * Two columns.
   *
   * @param first one of them
   * @param second the other
   * @param both how many tests have a verdict in both
   * @param test the tests only one of them passed
   */
  public record Pair(Column first, Column second, int both, McNemar test) {

    /** Whether any test was passed by one of them alone. */
    public boolean differs() {
      return test.firstOnly() + test.secondOnly() > 0;
    }
  }
}
