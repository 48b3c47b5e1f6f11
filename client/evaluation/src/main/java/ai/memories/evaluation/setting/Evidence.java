package ai.memories.evaluation.setting;

import java.util.Locale;

/**
 * Of which cases prompts, variables and answers are kept in results and reports.
 *
 * <pre>{@code
 * Evidence.FULL.narrower(Evidence.FAILURES); // FAILURES
 * }</pre>
 */
public enum Evidence {
  /** Of all. */
  FULL,
  /** Of those that did not pass. */
  FAILURES,
  /** Of none. */
  NONE;

  /** What both keep. */
  public Evidence narrower(Evidence other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The name a user types. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
