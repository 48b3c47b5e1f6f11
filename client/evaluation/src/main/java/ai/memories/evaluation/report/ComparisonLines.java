package ai.memories.evaluation.report;

import ai.memories.evaluation.baseline.ComparisonText;
import ai.memories.evaluation.result.RunOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a run was held against, and the notices that say something else. */
final class ComparisonLines {

  private ComparisonLines() {}

  /** Against baselines, the newly broken first, and column against column. */
  static String of(RunOutcome outcome) {
    return String.join("\n", ComparisonText.of(outcome.comparisons()));
  }

  /** A run tells comparisons among its notices too; a report shows them in a place of their own. */
  static List<String> otherNotices(RunOutcome outcome) {
    Set<String> told = new HashSet<>(ComparisonText.of(outcome.comparisons()));
    return outcome.notices().stream().filter(notice -> !told.contains(notice)).toList();
  }
}
