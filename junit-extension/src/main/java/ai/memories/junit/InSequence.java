package ai.memories.junit;

import ai.memories.evaluation.result.CaseResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Hands on results in the order their cases began in, each as soon as all before it have finished:
 * JUnit knows a node by its position, which must not depend on who was faster. Not thread-safe.
 */
final class InSequence {
  private final Consumer<CaseResult> next;
  private final TreeMap<Long, CaseResult> early = new TreeMap<>();
  private long expected;

  InSequence(Consumer<CaseResult> next) {
    this.next = next;
  }

  void add(CaseResult result) {
    early.put(result.seq(), result);
    for (var first = early.firstEntry();
        first != null && first.getKey() == expected;
        first = early.firstEntry()) {
      handOn(first);
      expected++;
    }
  }

  /** No more will come: what waits for a case that was never finished need not wait. */
  void end() {
    while (!early.isEmpty()) {
      handOn(early.firstEntry());
    }
  }

  private void handOn(Map.Entry<Long, CaseResult> entry) {
    early.remove(entry.getKey());
    next.accept(entry.getValue());
  }
}
