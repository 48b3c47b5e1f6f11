package ai.memories.evaluation.setting;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What makes a run fail the build.
 *
 * <pre>{@code
 * FailOn.DEFAULT.contains(FailOn.UNUSED); // false: nobody is stopped by a recording left over
 * FailOn.NOT_RUN.label();                 // not-run
 * }</pre>
 */
public enum FailOn {
  /** An answer was wrong. */
  FAILED,
  /** An answer could not be had or judged. */
  ERRORED,
  /** A case did not run. */
  NOT_RUN,
  /** A recording was missing. */
  MISS,
  /** Something got worse than the baseline, or the as-if cost passed a limit. */
  REGRESSION,
  /** Only prices changed, and a limit is passed by it. */
  PRICE,
  /** A recording was not used. */
  UNUSED;

  /** What fails a build unless somebody says otherwise. */
  public static final Set<FailOn> DEFAULT =
      Collections.unmodifiableSet(EnumSet.of(FAILED, ERRORED, NOT_RUN, MISS, REGRESSION));

  /** The name a user types, such as {@code not-run}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static FailOn parse(String label) {
    return Arrays.stream(values())
        .filter(value -> value.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(label));
  }
}
