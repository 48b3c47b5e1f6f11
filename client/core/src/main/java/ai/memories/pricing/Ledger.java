package ai.memories.pricing;

import ai.memories.pricing.Neighbours.Served;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The money and tokens of one run. Each attempt of a call reserves the most it can take before it
 * is sent and settles with what it took, so that calls in flight together can never pass a limit
 * that each alone would keep. A call that does not fit waits for outstanding ones; it is refused
 * only when it would not fit with none.
 *
 * <pre>{@code
 * Ledger ledger = Ledger.of(Limits.NONE.withMaxCost(Cost.usd("1.00")));
 * BudgetScope suite = ledger.run().child("suite invoices", limits);
 * MemoriesClient client = MemoriesClient.builder().budget(suite).build();
 * client.model("gemini:gemini-2.5-flash").chat("hello");
 * suite.spent().cost();
 * }</pre>
 *
 * <p>Who waits: the earliest call that a scope has no room for keeps all later calls of that scope
 * behind it, so a big one is not starved by small ones; calls that do not count in that scope pass.
 * As the first in the queue always waits for something outstanding, and everything outstanding
 * ends, nobody waits for ever.
 *
 * <p>Thread-safe and never blocking. Futures complete outside the lock, on the thread that made the
 * room, or on the common pool where such completions nest too deep for the stack.
 */
public final class Ledger {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Waiter> queue = new LinkedHashSet<>();
  private final BudgetScope run;
  private @Nullable Neighbours neighbours;
  private boolean lookingAgain;

  private Ledger(Limits limits, @Nullable Neighbours neighbours) {
    this.run = new BudgetScope(this, null, "the run", limits);
    this.neighbours = neighbours;
  }

  /** An empty ledger. */
  public static Ledger of(Limits limits) {
    return new Ledger(limits, null);
  }

  /**
   * The ledger of a run of several processes, which together stay below its limits. What a process
   * that was killed had reserved counts as spent. Without limits nothing is shared, for there is
   * nothing to keep.
   *
   * @param file where they tell each other what they take; made if absent, and left behind
   */
  public static Ledger shared(Limits limits, Path file) {
    return new Ledger(
        limits, limits.equals(Limits.NONE) ? null : new Neighbours(new RunFile(file)));
  }

  /**
   * This process takes no further part in the run: what is under way counts at its bound, and what
   * waits is refused. A ledger that is not shared has nothing to end.
   *
   * @throws LedgerException if the shared file cannot be written
   */
  public void end() {
    List<Runnable> due = new ArrayList<>();
    Optional<Neighbours> left =
        locked(
            () -> {
              Optional<Neighbours> known = Optional.ofNullable(neighbours);
              known.ifPresent(n -> refuseAll(due, new CancellationException("the run has ended")));
              neighbours = null;
              return known;
            });
    deliver(due);
    left.ifPresent(
        known ->
            locked(
                () -> {
                  known.end(run);
                  return known;
                }));
  }

  /**
   * Another part of the run begins, which may take more than those before: what all take together
   * stays below the largest of their limits. Each part's own limits are those of a child scope.
   */
  public void raise(Limits limits) {
    change(() -> run.raise(limits));
  }

  /** The scope of the whole run. */
  public BudgetScope run() {
    return run;
  }

  /** A place in the queue; equal to itself only. */
  private static final class Waiter {
    final BudgetScope scope;
    final CallBound bound;
    final CompletableFuture<Reservation> future = new CompletableFuture<>();

    Waiter(BudgetScope scope, CallBound bound) {
      this.scope = scope;
      this.bound = bound;
    }
  }

  CompletableFuture<Reservation> reserve(BudgetScope scope, CallBound bound) {
    var waiter = new Waiter(scope, bound);
    change(() -> queue.add(waiter));
    if (!waiter.future.isDone()) {
      // A future that somebody else ends, by cancelling it or by a timeout, leaves the queue.
      var unused = waiter.future.whenComplete((room, failure) -> leave(waiter));
    }
    return waiter.future;
  }

  private void leave(Waiter waiter) {
    deliver(locked(() -> queue.remove(waiter) ? serveInTurn() : List.of()));
  }

  void release(BudgetScope scope, CallBound bound) {
    change(() -> scope.gaugesOfChain().forEach(gauge -> gauge.giveBack(bound)));
  }

  List<Overshoot> settle(BudgetScope scope, CallBound bound, Bill bill) {
    List<Overshoot> overshoots =
        Stream.of(Amount.Unit.values()).flatMap(unit -> overshoot(unit, bound, bill)).toList();
    change(
        () -> {
          scope.chain().forEach(s -> s.addSpent(bill, !overshoots.isEmpty()));
          for (Gauge gauge : scope.gaugesOfChain()) {
            gauge.settle(bound, bill);
            overshoots.forEach(gauge::overshot);
          }
        });
    return overshoots;
  }

  private static Stream<Overshoot> overshoot(Amount.Unit unit, CallBound bound, Bill bill) {
    return bound.need(unit).stream()
        .flatMap(
            reserved ->
                bill
                    .amount(unit)
                    .filter(used -> used.value().compareTo(reserved.value()) > 0)
                    .map(used -> new Overshoot(reserved, used))
                    .stream());
  }

  void replayed(BudgetScope scope, Bill bill) {
    locked(
        () -> {
          scope.chain().forEach(s -> s.addRecorded(bill));
          return List.of();
        });
  }

  <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }

  /** Changes something, then serves the queue: decided under the lock, told outside it. */
  private void change(Runnable what) {
    deliver(
        locked(
            () -> {
              what.run();
              return serveInTurn();
            }));
  }

  /** Learns what other processes take, if it is theirs too. */
  void refresh(BudgetScope scope) {
    if (scope == run) {
      deliver(locked(this::serveInTurn));
    }
  }

  private List<Runnable> serveInTurn() {
    List<Runnable> due = new ArrayList<>();
    if (neighbours == null) {
      serve(due, false);
      return due;
    }
    try {
      neighbours.inTurn(run, othersFirst -> serve(due, othersFirst));
      lookAgainLater();
    } catch (LedgerException e) {
      refuseAll(due, e); // an answer that was paid for is not lost by it; who asks next is told
    }
    return due;
  }

  /** Other processes make room without telling us. */
  private void lookAgainLater() {
    if (!queue.isEmpty() && !lookingAgain) {
      lookingAgain = true;
      CompletableFuture.delayedExecutor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)
          .execute(
              () ->
                  deliver(
                      locked(
                          () -> {
                            lookingAgain = false;
                            return queue.isEmpty() ? List.of() : serveInTurn();
                          })));
    }
  }

  private void refuseAll(List<Runnable> due, RuntimeException why) {
    List<Waiter> waiting = List.copyOf(queue);
    queue.clear();
    waiting.forEach(waiter -> due.add(() -> waiter.future.completeExceptionally(why)));
  }

  private static void deliver(List<Runnable> due) {
    due.forEach(Delivery::run);
  }

  private Served serve(List<Runnable> due, boolean othersFirst) {
    Set<BudgetScope> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean granted = false;
    // Once the run itself is taken, nobody further back can be served.
    for (var waiters = queue.iterator(); waiters.hasNext() && !taken.contains(run); ) {
      Waiter waiter = waiters.next();
      Optional<BudgetExceededException> refusal = refusal(waiter);
      if (refusal.isPresent()) {
        waiters.remove();
        due.add(() -> waiter.future.completeExceptionally(refusal.get()));
      } else if (fits(waiter, taken, othersFirst)) {
        waiters.remove();
        waiter.scope.gaugesOfChain().forEach(gauge -> gauge.hold(waiter.bound));
        due.add(() -> grant(waiter));
        granted = true;
      }
    }
    if (!taken.contains(run)) {
      return Served.ALL;
    }
    return granted ? Served.SOME : Served.NONE;
  }

  private static Optional<BudgetExceededException> refusal(Waiter waiter) {
    for (Gauge gauge : waiter.scope.gaugesOfChain()) {
      Optional<BudgetExceededException> refusal = gauge.refusal(waiter.bound);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  /** Whether every scope has room for it; one that has none is taken, for all later ones too. */
  private boolean fits(Waiter waiter, Set<BudgetScope> taken, boolean othersFirst) {
    boolean fits = true;
    for (BudgetScope scope : waiter.scope.chain()) {
      if (!scope.hasRoom(waiter.bound) || (othersFirst && scope == run)) {
        taken.add(scope);
      }
      fits &= !taken.contains(scope);
    }
    return fits;
  }

  private void grant(Waiter waiter) {
    var room = new Reservation(this, waiter.scope, waiter.bound);
    if (!waiter.future.complete(room)) {
      room.release(); // cancelled between the decision and now
    }
  }
}
