package ai.memories.evaluation.setting;

import java.util.Locale;

/** Of which cases prompts, variables and answers are kept in results and reports. */
public enum Evidence {
  /** Of all. */
  FULL,
  /** Of those that did not pass. */
  FAILURES,
  /** Of none. */
  NONE;

  /** The name a user types. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
