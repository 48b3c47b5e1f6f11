package ai.memories.pricing;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The other processes of a run: tells them what this one takes and knows what they take. Guarded by
 * the ledger's lock.
 */
final class Neighbours {
  private final String me = UUID.randomUUID().toString();
  private final RunFile file;
  private long turn;

  Neighbours(RunFile file) {
    this.file = file;
  }

  /** What came of serving the queue. */
  enum Served {
    /** Nobody waits for room in the run. */
    ALL,
    /** Somebody waits, and somebody was given room. */
    SOME,
    /** Somebody waits, and nobody was given room. */
    NONE
  }

  /** Serves a queue, told whether others come first. */
  interface Queue {
    Served serve(boolean othersFirst);
  }

  /**
   * Does it while no other process does: reads what they take, serves, and tells what we take then.
   *
   * @throws LedgerException if the file cannot be used
   */
  void inTurn(BudgetScope run, Queue queue) {
    file.change(
        parts -> {
          run.beside(parts.others(me));
          Served served = queue.serve(parts.isBefore(me, turn));
          turn = turnAfter(served, parts);
          parts.put(me, part(run));
        });
  }

  private long turnAfter(Served served, RunFile.Parts parts) {
    return switch (served) {
      case ALL -> 0;
      case SOME -> parts.nextTurn();
      case NONE -> turn == 0 ? parts.nextTurn() : turn;
    };
  }

  /** This process takes no more; what is under way counts at its bound. */
  void end(BudgetScope run) {
    file.change(
        parts -> {
          run.beside(parts.others(me));
          parts.end(me, part(run));
        });
  }

  private RunPart part(BudgetScope run) {
    Totals recorded = run.ownRecorded();
    Map<Amount.Unit, RunPart.Meter> meters = new EnumMap<>(Amount.Unit.class);
    for (Gauge gauge : run.gauges()) {
      meters.put(gauge.unit(), gauge.meter(recorded.known(gauge.unit())));
    }
    return new RunPart(turn, meters, recorded.unknownCosts());
  }
}
