package ai.memories.evaluation.baseline;

import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.ColumnComparison.Pair;
import ai.memories.evaluation.result.ColumnComparison.Standing;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.statistics.McNemar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts, test by test, which columns of a suite passed it alone. Cases come in the order of their
 * names, so those of one test stand together: what is kept is one test and a table of column ×
 * column. Not thread-safe.
 */
final class ColumnFold {
  private final String suite;
  private final List<Column> columns;
  private final int[] passed;
  private final int[] judged;
  private final int[][] both;
  private final int[][] onlyFirst;
  private final List<Optional<BigDecimal>> costs;
  private final Map<Integer, Boolean> test = new HashMap<>();
  private String id = "";

  ColumnFold(String suite, List<Column> columns) {
    int n = columns.size();
    this.suite = suite;
    this.columns = List.copyOf(columns);
    this.passed = new int[n];
    this.judged = new int[n];
    this.both = new int[n][n];
    this.onlyFirst = new int[n][n];
    this.costs = new ArrayList<>();
    columns.forEach(column -> costs.add(Optional.of(BigDecimal.ZERO)));
  }

  void add(BaselineCase next) {
    int at = columns.indexOf(new Column(next.key().prompt(), next.key().provider()));
    if (at < 0) {
      return;
    }
    if (!next.key().id().equals(id)) {
      foldTest();
      id = next.key().id();
    }
    if (next.usage().isPresent() || next.judged()) {
      costs.set(at, costs.get(at).flatMap(sum -> next.costUsd().map(sum::add)));
    }
    if (next.judged()) {
      boolean pass = next.verdict() == Verdict.PASSED;
      judged[at]++;
      passed[at] += pass ? 1 : 0;
      test.put(at, pass);
    }
  }

  private void foldTest() {
    test.forEach(
        (first, firstPassed) ->
            test.forEach(
                (second, secondPassed) -> {
                  both[first][second]++;
                  onlyFirst[first][second] += firstPassed && !secondPassed ? 1 : 0;
                }));
    test.clear();
  }

  ColumnComparison end() {
    foldTest();
    List<Standing> standings = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      standings.add(new Standing(columns.get(i), passed[i], judged[i], costs.get(i)));
      for (int j = i + 1; j < columns.size(); j++) {
        var mcNemar = new McNemar(onlyFirst[i][j], onlyFirst[j][i]);
        pairs.add(new Pair(columns.get(i), columns.get(j), both[i][j], mcNemar));
      }
    }
    return new ColumnComparison(suite, standings, pairs);
  }
}
