package ai.memories.evaluation.report;

import ai.memories.evaluation.result.Verdict;
import java.util.Locale;

/** A verdict as people read it. */
final class VerdictWords {

  private VerdictWords() {}

  /** Such as {@code not run}. */
  static String of(Verdict verdict) {
    return verdict.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
