package ai.memories.pricing;

import ai.memories.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One level of a {@link Ledger}: the run, a suite, a case or test. A call made in a scope counts in
 * it and in all scopes above it, and must fit the limits of each. Thread-safe; a scope costs
 * nothing once nobody holds it.
 *
 * <pre>{@code
 * BudgetScope suite = ledger.run().child("suite invoices", limits);
 * suite.spent().cost();
 * }</pre>
 */
public final class BudgetScope {
  private final Ledger ledger;
  private final String name;
  private volatile Limits limits; // changes under the ledger's lock
  private final List<BudgetScope> chain = new ArrayList<>(3);
  private final List<Gauge> gauges = new ArrayList<>(2);
  private final List<Gauge> gaugesOfChain = new ArrayList<>(4);
  private Totals spent = Totals.ZERO;
  private Totals asRecorded = Totals.ZERO;
  private RunPart beside = RunPart.NOTHING;

  BudgetScope(Ledger ledger, @Nullable BudgetScope parent, String name, Limits limits) {
    this.ledger = ledger;
    this.name = name;
    this.limits = limits;
    amounts(limits).forEach(limit -> gauges.add(new Gauge(name, limit)));
    chain.add(this);
    gaugesOfChain.addAll(gauges);
    if (parent != null) {
      chain.addAll(parent.chain);
      gaugesOfChain.addAll(parent.gaugesOfChain);
    }
  }

  static Stream<Amount> amounts(Limits limits) {
    return Stream.concat(
        limits.maxCost().map(Amount::of).stream(),
        limits.maxTokens().stream().mapToObj(Amount::tokens));
  }

  /**
   * A scope within this one.
   *
   * @param childName for messages, such as {@code suite invoices}
   * @param childLimits its own limits, on top of those of all scopes above
   */
  public BudgetScope child(String childName, Limits childLimits) {
    return new BudgetScope(ledger, this, childName, childLimits);
  }

  /** What messages call it. */
  public String name() {
    return name;
  }

  /** Its own limits. */
  public Limits limits() {
    return limits;
  }

  /**
   * Asks for room for one attempt of a call, before it is sent. The future completes when the bound
   * fits every scope up to the run; until then it waits, first in first out, for outstanding calls
   * to settle. It fails with {@link BudgetExceededException} where the call would not fit with
   * nothing outstanding. Cancelling it gives up the place in the queue.
   */
  public CompletableFuture<Reservation> reserve(CallBound bound) {
    return ledger.reserve(this, bound);
  }

  /** Counts an answer from a recording: nothing is spent, the as-if meter goes on. */
  public void replayed(Usage usage, Optional<Cost> cost) {
    ledger.replayed(this, Bill.of(usage, cost));
  }

  /** Counts an answer from a recording that holds no usage: its cost is unknown. */
  public void replayedUnknown() {
    ledger.replayed(this, Bill.UNKNOWN);
  }

  /** What was spent in this scope and below. */
  public Totals spent() {
    return ledger.locked(() -> spent);
  }

  /** What was spent, plus what the replayed answers would have cost. */
  public Totals asRecorded() {
    return ledger.locked(() -> asRecorded);
  }

  /** Which of its own limits the as-if meter has passed. */
  public List<Overrun> overruns() {
    return overruns(limits);
  }

  /**
   * Which of these limits the as-if meter has passed: for a scope whose own limits hold for what is
   * spent only, as the default one does.
   */
  public List<Overrun> overruns(Limits asIf) {
    List<Amount> asked = amounts(asIf).toList();
    if (asked.isEmpty()) {
      return List.of();
    }
    ledger.refresh(this);
    return ledger.locked(
        () ->
            asked.stream()
                .map(limit -> new Overrun(name, limit, taken(limit.unit())))
                .filter(Overrun::passed)
                .toList());
  }

  private Optional<Amount> taken(Amount.Unit unit) {
    boolean known =
        unit == Amount.Unit.TOKENS || asRecorded.unknownCosts() + beside.unknownCosts() == 0;
    return known
        ? Optional.of(new Amount(asRecorded.known(unit).add(beside.meter(unit).recorded()), unit))
        : Optional.empty();
  }

  // All below is called with the ledger's lock held.

  /** This scope and all above it, itself first. */
  List<BudgetScope> chain() {
    return chain;
  }

  /** The limits of the chain, its own first. */
  List<Gauge> gaugesOfChain() {
    return gaugesOfChain;
  }

  /** Its own limits. */
  List<Gauge> gauges() {
    return gauges;
  }

  /** What other processes of the run take and took. */
  void beside(RunPart others) {
    beside = others;
    gauges.forEach(gauge -> gauge.beside(others.meter(gauge.unit())));
  }

  /** Raises its limits to those that are larger. */
  void raise(Limits others) {
    for (Gauge gauge : gauges) {
      gauge.raise(amounts(others).filter(limit -> limit.unit() == gauge.unit()).findFirst());
    }
    limits = limits.max(others);
  }

  Totals ownRecorded() {
    return asRecorded;
  }

  boolean hasRoom(CallBound bound) {
    for (Gauge gauge : gauges) {
      if (!gauge.hasRoom(bound)) {
        return false;
      }
    }
    return true;
  }

  void addSpent(Bill bill, boolean overshot) {
    spent = overshot ? spent.plus(bill).plusOvershoot() : spent.plus(bill);
    addRecorded(bill);
  }

  void addRecorded(Bill bill) {
    asRecorded = asRecorded.plus(bill);
  }
}
