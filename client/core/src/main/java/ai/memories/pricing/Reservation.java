package ai.memories.pricing;

import ai.memories.Usage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Room for one attempt of a call, held until it is settled or given back. Exactly one of the
 * methods must be called; the first one counts, all later ones do nothing. Thread-safe.
 *
 * <pre>{@code
 * Reservation room = scope.reserve(bound).join();
 * try {
 *   room.settle(usageOf(call), Optional.empty());
 * } catch (TransportException e) {
 *   room.settleAtBound(); // or release(), where it was surely not billed
 * }
 * }</pre>
 */
public final class Reservation {
  private final BudgetScope scope;
  private final Ledger ledger;
  private final CallBound bound;
  private final AtomicBoolean closed = new AtomicBoolean();

  Reservation(Ledger ledger, BudgetScope scope, CallBound bound) {
    this.ledger = ledger;
    this.scope = scope;
    this.bound = bound;
  }

  /** What is held. */
  public CallBound bound() {
    return bound;
  }

  /**
   * The call was answered.
   *
   * @param cost what it cost, empty where the price is not known
   * @return where it used more than was held, in tokens, money or both
   */
  public List<Overshoot> settle(Usage usage, Optional<Cost> cost) {
    return settle(Bill.of(usage, cost));
  }

  /**
   * The call was answered without a usage. Token limits count its whole bound; cost limits refuse
   * further calls, since nobody knows what is left.
   */
  public void settleUnknown() {
    settle(Bill.UNKNOWN);
  }

  /** The call failed but may have been billed: it counts with its whole bound. */
  public void settleAtBound() {
    settle(Bill.atBound(bound));
  }

  /** The call was surely not billed: nothing counts. */
  public void release() {
    if (closed.compareAndSet(false, true)) {
      ledger.release(scope, bound);
    }
  }

  private List<Overshoot> settle(Bill bill) {
    return closed.compareAndSet(false, true) ? ledger.settle(scope, bound, bill) : List.of();
  }
}
