package ai.memories.evaluation.result;

import java.util.List;

/**
 * What a run was held against. Immutable.
 *
 * <pre>{@code
 * for (BaselineComparison held : outcome.comparisons().baselines()) {
 *   log.info("{}: {} newly failing", held.suite(), held.newlyFailing().count());
 * }
 * }</pre>
 *
 * @param baselines each suite that has a baseline, against it
 * @param columns each suite of several columns, column against column
 */
public record Comparisons(List<BaselineComparison> baselines, List<ColumnComparison> columns) {
  /** Against nothing. */
  public static final Comparisons NONE = new Comparisons(List.of(), List.of());

  /** Copies the lists. */
  public Comparisons {
    baselines = List.copyOf(baselines);
    columns = List.copyOf(columns);
  }
}
