package ai.memories.evaluation.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The values that were asked for latest, by what they were made of; older ones are made anew.
 * Thread-safe: two threads may make the same value, and either may be kept.
 *
 * <pre>{@code
 * Latest<String, Template> compiled = new Latest<>(1000);
 * compiled.get("Dear {{ name }}", () -> templates.compile("Dear {{ name }}", "greeting.txt"));
 * }</pre>
 */
public final class Latest<K, V> {
  private final Map<K, V> kept;

  /** Keeps so many. */
  public Latest(int most) {
    kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  /** The value of a key, made if it is not kept. It is made outside the lock. */
  public V get(K key, Supplier<V> maker) {
    synchronized (kept) {
      V known = kept.get(key);
      if (known != null) {
        return known;
      }
    }
    V fresh = maker.get();
    synchronized (kept) {
      kept.put(key, fresh);
    }
    return fresh;
  }
}
