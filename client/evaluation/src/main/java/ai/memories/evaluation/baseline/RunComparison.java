package ai.memories.evaluation.baseline;

import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.Verdict;
import ai.memories.pricing.PriceList;
import ai.memories.schema.ResponseSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds a finished run against the baselines of its suites, and its columns against one another.
 * The results are sorted on disk and read once; memory depends on neither their number nor the
 * baseline's. A run without baselines and of one column only is not read at all.
 *
 * <pre>{@code
 * var comparison = new RunComparison(baselines, prices, schemas, Map.of(), true, true);
 * Comparisons found = comparison.run(outcome.results(), outcome.totals(), verdict -> true);
 * }</pre>
 */
public final class RunComparison {
  /** The file of the cases that are not as in their baselines, beside the results. */
  public static final String CHANGES = "changes.jsonl";

  private final Baselines baselines;
  private final CasePrice price;
  private final Map<String, ResponseSchema> schemas;
  private final Map<String, PriceShift> shifts;
  private final boolean whole;
  private final boolean quoting;
  private final List<BaselineComparison> against = new ArrayList<>();
  private final List<ColumnComparison> columns = new ArrayList<>();

  /**
   * A comparison.
   *
   * @param prices of today
   * @param schemas the responseSchemas of the run by digest
   * @param shifts what changed prices make of each suite's cost
   * @param whole whether every case was run, not only those of a filter
   * @param quoting whether what is said may quote answers
   */
  public RunComparison(
      Baselines baselines,
      PriceList prices,
      Map<String, ResponseSchema> schemas,
      Map<String, PriceShift> shifts,
      boolean whole,
      boolean quoting) {
    this.baselines = baselines;
    this.price = new CasePrice(prices);
    this.schemas = Map.copyOf(schemas);
    this.shifts = Map.copyOf(shifts);
    this.whole = whole;
    this.quoting = quoting;
  }

  /**
   * Compares.
   *
   * @param results the file of results
   * @param totals which suites and columns there are
   * @param evidence of which verdicts answers may be kept
   * @throws IOException if the disk refuses
   */
  public Comparisons run(Path results, RunTotals totals, Predicate<Verdict> evidence)
      throws IOException {
    Map<String, Map<Column, ColumnTotals>> suites = totals.suites();
    Set<String> wanted = new HashSet<>();
    suites.forEach(
        (suite, of) -> {
          if (of.size() > 1 || baselines.has(suite)) {
            wanted.add(suite);
          }
        });
    Files.deleteIfExists(results.resolveSibling(CHANGES));
    if (wanted.isEmpty()) {
      return Comparisons.NONE;
    }
    boolean held = wanted.stream().anyMatch(baselines::has);
    try (FinishedCases cases = FinishedCases.read(results, wanted::contains, held);
        ChangesFile changes = held ? ChangesFile.beside(results, evidence) : null) {
      for (Optional<String> suite = cases.suite(); suite.isPresent(); suite = cases.suite()) {
        suite(suite.get(), suites.getOrDefault(suite.get(), Map.of()).keySet(), cases, changes);
      }
    }
    return new Comparisons(against, columns);
  }

  private void suite(
      String suite, Set<Column> of, FinishedCases cases, @Nullable ChangesFile changes)
      throws IOException {
    var fold = new ColumnFold(suite, List.copyOf(of));
    try (BaselineFile file = baselines.has(suite) ? baselines.open(suite) : null) {
      BaselineDiff diff =
          file == null || changes == null
              ? null
              : new BaselineDiff(file, price, schemas, quoting, changes);
      while (cases.suite().filter(suite::equals).isPresent()) {
        add(cases.next(), fold, diff);
      }
      if (diff != null) {
        PriceShift shift = shifts.getOrDefault(suite, PriceShift.NONE);
        against.add(diff.end(suite, baselines.shown(suite), shift, whole));
      }
    }
    if (of.size() > 1) {
      columns.add(fold.end());
    }
  }

  private static void add(BaselineCase next, ColumnFold fold, @Nullable BaselineDiff diff) {
    fold.add(next);
    if (diff != null) {
      diff.add(next);
    }
  }
}
