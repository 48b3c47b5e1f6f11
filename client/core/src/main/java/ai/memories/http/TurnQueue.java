package ai.memories.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Those who wait, in the order they came. A call that was sent before and comes back came before
 * all who were never sent: behind them it would see its deadline pass. Turns are equal to
 * themselves only, and one that is given up leaves at once, wherever it stands. Not thread-safe.
 */
final class TurnQueue<T> {
  private final Set<T> again = new LinkedHashSet<>();
  private final Set<T> fresh = new LinkedHashSet<>();

  void add(T turn, ApiRequest request) {
    (request.attempt() > 1 ? again : fresh).add(turn);
  }

  /** Who is next; stays. */
  Optional<T> first() {
    Iterator<T> turns = (again.isEmpty() ? fresh : again).iterator();
    return turns.hasNext() ? Optional.of(turns.next()) : Optional.empty();
  }

  void remove(T turn) {
    if (!again.remove(turn)) {
      fresh.remove(turn);
    }
  }
}
