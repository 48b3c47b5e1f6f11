package ai.memories.cassette;

import ai.memories.http.CallContext;
import java.util.HashMap;
import java.util.Map;

/** Counts how often each case and sample has asked each question. Thread-safe. */
final class Occurrences {
  private final Map<CallContext, Map<Fingerprint, Integer>> counts = new HashMap<>();

  synchronized int next(CallContext context, Fingerprint fingerprint) {
    return counts
        .computeIfAbsent(context, c -> new HashMap<>())
        .merge(fingerprint, 1, Integer::sum);
  }

  synchronized void restart(CallContext context) {
    counts.remove(context);
  }
}
