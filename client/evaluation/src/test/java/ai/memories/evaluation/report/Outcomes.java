package ai.memories.evaluation.report;

import ai.memories.cassette.CassetteTally;
import ai.memories.cassette.Mode;
import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Finished runs for tests of reports. */
final class Outcomes {

  private Outcomes() {}

  static RunOutcome of(Path directory, List<CaseResult> results) throws IOException {
    return of(directory, results, List.of(), Comparisons.NONE);
  }

  /** A run that was held against others. */
  static RunOutcome of(Path directory, List<CaseResult> results, Comparisons comparisons)
      throws IOException {
    return of(directory, results, List.of(), comparisons);
  }

  /** A run that fails the build, for these reasons. */
  static RunOutcome of(Path directory, List<CaseResult> results, List<String> failures)
      throws IOException {
    return of(directory, results, failures, Comparisons.NONE);
  }

  static RunOutcome of(
      Path directory, List<CaseResult> results, List<String> failures, Comparisons comparisons)
      throws IOException {
    var totals = new RunTotals();
    Path file = directory.resolve("results.jsonl");
    try (var out = ResultsFile.create(file)) {
      for (CaseResult result : results) {
        out.append(result.line());
        totals.add(result);
      }
    }
    long missed = totals.all().missed();
    return new RunOutcome(
        "run-1",
        Instant.parse("2026-11-23T10:00:00Z"),
        Duration.ofSeconds(2),
        new RunMode(Mode.REPLAY, "a test"),
        totals,
        new CassetteTally(results.size() - missed, 0, 0, missed),
        0,
        Limits.NONE,
        Totals.ZERO,
        Totals.ZERO,
        LocalDate.of(2026, 11, 23),
        failures,
        List.of(),
        file,
        comparisons);
  }

  /** Forty cases beside their baseline, with somewhat more tokens, some of them newly failing. */
  static BaselineComparison against(Names newlyFailing) {
    return new BaselineComparison(
        "a",
        "baselines/a.jsonl",
        40,
        newlyFailing,
        Names.NONE,
        Names.NONE,
        Names.NONE,
        Names.NONE,
        new Difference(BigDecimal.valueOf(1000), BigDecimal.valueOf(1100), 40),
        new Difference(new BigDecimal("0.02"), new BigDecimal("0.02"), 40),
        Difference.NONE,
        PriceShift.NONE,
        Names.NONE,
        Names.NONE,
        Names.NONE,
        Names.NONE,
        List.of());
  }
}
