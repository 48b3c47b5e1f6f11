package ai.memories.evaluation.result;

import ai.memories.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;

/**
 * What the cases of one column (a prompt and a provider of a suite), of one suite or of a run came
 * to. Immutable; {@link #plus} gives the next.
 *
 * <pre>{@code
 * ColumnTotals all = outcome.totals().all();
 * log.info("{} of {} cases passed", all.passed(), all.cases());
 * all.costPerPassedUsd().ifPresent(usd -> log.info("{} USD for each that passed", usd));
 * }</pre>
 *
 * @param passed cases with that verdict
 * @param failed cases with that verdict
 * @param errored cases with that verdict
 * @param notRun cases with that verdict
 * @param missed how many of the errored had no recording
 * @param usage the sum of the known tokens
 * @param unknownUsages how many answers came without
 * @param knownCostUsd the sum of the known costs
 * @param unknownCosts how many answers have none
 * @param latency the sum of the latencies
 */
public record ColumnTotals(
    long passed,
    long failed,
    long errored,
    long notRun,
    long missed,
    Usage usage,
    long unknownUsages,
    BigDecimal knownCostUsd,
    long unknownCosts,
    Duration latency) {

  /** Of no case. */
  public static final ColumnTotals EMPTY =
      new ColumnTotals(0, 0, 0, 0, 0, Usage.NONE, 0, BigDecimal.ZERO, 0, Duration.ZERO);

  /** With one more case. */
  public ColumnTotals plus(CaseResult result) {
    boolean answered = result.origin().isPresent();
    Verdict verdict = result.verdict();
    return new ColumnTotals(
        passed + one(verdict == Verdict.PASSED),
        failed + one(verdict == Verdict.FAILED),
        errored + one(verdict == Verdict.ERRORED),
        notRun + one(verdict == Verdict.NOT_RUN),
        missed + one(result.missed()),
        result.usage().map(usage::plus).orElse(usage),
        unknownUsages + one(answered && result.usage().isEmpty()),
        result.costUsd().map(knownCostUsd::add).orElse(knownCostUsd),
        unknownCosts + one(answered && result.costUsd().isEmpty()),
        result.latency().map(latency::plus).orElse(latency));
  }

  /** Both together. */
  public ColumnTotals plus(ColumnTotals other) {
    return new ColumnTotals(
        passed + other.passed,
        failed + other.failed,
        errored + other.errored,
        notRun + other.notRun,
        missed + other.missed,
        usage.plus(other.usage),
        unknownUsages + other.unknownUsages,
        knownCostUsd.add(other.knownCostUsd),
        unknownCosts + other.unknownCosts,
        latency.plus(other.latency));
  }

  /** All cases. */
  public long cases() {
    return passed + failed + errored + notRun;
  }

  /** What all answers cost; empty if that of a single one is unknown. */
  public Optional<BigDecimal> costUsd() {
    return unknownCosts == 0 ? Optional.of(knownCostUsd) : Optional.empty();
  }

  /** What a passed case cost, the failed ones' costs included; empty if none passed or unknown. */
  public Optional<BigDecimal> costPerPassedUsd() {
    return passed == 0
        ? Optional.empty()
        : costUsd().map(cost -> cost.divide(BigDecimal.valueOf(passed), MathContext.DECIMAL32));
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }
}
