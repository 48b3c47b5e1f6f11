package ai.memories.evaluation.result;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The running totals of a run, by suite and column; its size depends on the columns, not on the
 * cases. Thread-safe.
 *
 * <pre>{@code
 * outcome.totals().suites().forEach((suite, columns) ->
 *     columns.forEach((column, totals) ->
 *         log.info("{}, {}: {} of {}", suite, column, totals.passed(), totals.cases())));
 * }</pre>
 */
public final class RunTotals {

  /**
   * A column of a suite's table.
   *
   * @param prompt the prompt's label
   * @param provider the provider's label
   */
  public record Column(String prompt, String provider) {}

  private final Map<String, Map<Column, ColumnTotals>> suites = new LinkedHashMap<>();
  private final Set<String> schemaHashes = new TreeSet<>();

  /** Counts one more case; a sample is no case, its case comes after it. */
  public synchronized void add(CaseResult result) {
    CaseName name = result.name();
    result.schemaHash().ifPresent(schemaHashes::add);
    if (result.isSample()) {
      return;
    }
    suites
        .computeIfAbsent(name.suite(), suite -> new LinkedHashMap<>())
        .merge(
            new Column(name.prompt(), name.provider()),
            ColumnTotals.EMPTY.plus(result),
            ColumnTotals::plus);
  }

  /** Names a suite's column, so that columns stand in the suite's order whatever finishes first. */
  public synchronized void declare(String suite, Column column) {
    suites
        .computeIfAbsent(suite, name -> new LinkedHashMap<>())
        .putIfAbsent(column, ColumnTotals.EMPTY);
  }

  /** A snapshot: suites and columns in the order they were declared. */
  public synchronized Map<String, Map<Column, ColumnTotals>> suites() {
    Map<String, Map<Column, ColumnTotals>> copy = new LinkedHashMap<>();
    suites.forEach((suite, columns) -> copy.put(suite, new LinkedHashMap<>(columns)));
    return copy;
  }

  /** One suite's sum. */
  public synchronized ColumnTotals suite(String suite) {
    return suites.getOrDefault(suite, Map.of()).values().stream()
        .reduce(ColumnTotals.EMPTY, ColumnTotals::plus);
  }

  /** The sum of all. */
  public synchronized ColumnTotals all() {
    return suites.values().stream()
        .flatMap(columns -> columns.values().stream())
        .reduce(ColumnTotals.EMPTY, ColumnTotals::plus);
  }

  /** The digests of the responseSchemas that were sent. */
  public synchronized Set<String> schemaHashes() {
    return new TreeSet<>(schemaHashes);
  }
}
