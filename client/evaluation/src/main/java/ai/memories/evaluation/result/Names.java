package ai.memories.evaluation.result;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many cases there are of a kind, and the names of the first: there may be a million.
 * Immutable.
 *
 * <pre>{@code
 * Names failing = comparison.newlyFailing();
 * log.warn("{} cases newly failing, such as {}", failing.count(), failing.first());
 * }</pre>
 *
 * @param count how many
 * @param first their names, at most {@link #MAX_SHOWN}
 */
public record Names(long count, List<String> first) {
  /** How many names are kept. */
  public static final int MAX_SHOWN = 50;

  /** Of none. */
  public static final Names NONE = new Names(0, List.of());

  /** Copies the list. */
  public Names {
    first = List.copyOf(first);
  }

  /** With one more. */
  public Names plus(String name) {
    return first.size() < MAX_SHOWN
        ? new Names(count + 1, Stream.concat(first.stream(), Stream.of(name)).toList())
        : new Names(count + 1, first);
  }

  /** Whether there are any. */
  public boolean any() {
    return count > 0;
  }
}
