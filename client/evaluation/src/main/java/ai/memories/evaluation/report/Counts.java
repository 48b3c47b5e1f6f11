package ai.memories.evaluation.report;

import java.util.Locale;

/** Large numbers as people read them. */
final class Counts {

  private Counts() {}

  /** With thin groups of three: 1,234,567. */
  static String of(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
