package ai.memories.evaluation;

import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ledgers of one run: all evaluations that share this object and have the same limits share one
 * ledger, so that the modules of a build together stay below it. Thread-safe.
 */
public final class RunLedgers {
  private final Map<Limits, Ledger> ledgers = new ConcurrentHashMap<>();

  Ledger with(Limits limits) {
    return ledgers.computeIfAbsent(limits, Ledger::of);
  }
}
