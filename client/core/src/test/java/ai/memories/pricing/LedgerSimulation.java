package ai.memories.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls against a real ledger, one step at a time, beside a bookkeeping of its own that knows
 * nothing of the ledger's: at every grant and every refusal it judges whether it was right. A call
 * costs a cent a token.
 */
final class LedgerSimulation {

  /** One scope's books, in cents. */
  static final class Books {
    final BudgetScope scope;
    final @Nullable Books parent;
    final long limit;
    long spent;
    long outstanding;
    boolean overshot;
    long lastGranted = -1;

    Books(BudgetScope scope, @Nullable Books parent) {
      this.scope = scope;
      this.parent = parent;
      this.limit =
          scope
              .limits()
              .maxCost()
              .map(cost -> cost.usd().movePointRight(2).longValueExact())
              .orElse(Long.MAX_VALUE);
    }

    List<Books> chain() {
      List<Books> chain = new ArrayList<>();
      for (Books books = this; books != null; books = books.parent) {
        chain.add(books);
      }
      return chain;
    }
  }

  /** One call and what became of it. */
  static final class Call {
    final long number;
    final Books books;
    final long bound;
    CompletableFuture<Reservation> future = new CompletableFuture<>();
    Optional<Reservation> room = Optional.empty();

    Call(long number, Books books, long bound) {
      this.number = number;
      this.books = books;
      this.bound = bound;
    }
  }

  final List<Call> inFlight = new ArrayList<>();
  final List<Call> waiting = new ArrayList<>();
  int granted;
  int refused;
  int overshoots;
  private final List<CompletableFuture<Void>> judgements = new ArrayList<>();
  private long calls;

  void reserve(Books books, long bound) {
    var call = new Call(calls++, books, bound);
    waiting.add(call);
    call.future = books.scope.reserve(Calls.bound(bound));
    judgements.add(
        call.future.handle(
            (room, failure) -> {
              waiting.remove(call);
              if (room != null) {
                granted(call, room);
              } else if (!call.future.isCancelled()) {
                refused(call, failure);
              }
              return null;
            }));
  }

  private void granted(Call call, Reservation room) {
    granted++;
    call.room = Optional.of(room);
    inFlight.add(call);
    assertThat(call.number).as("first in, first out").isGreaterThan(call.books.lastGranted);
    call.books.lastGranted = call.number;
    for (Books books : call.books.chain()) {
      books.outstanding += call.bound;
      if (books.limit != Long.MAX_VALUE) {
        assertThat(books.spent + books.outstanding).isLessThanOrEqualTo(books.limit);
        assertThat(books.overshot).as("nothing is sent after an overshoot").isFalse();
      }
    }
  }

  private void refused(Call call, Throwable failure) {
    refused++;
    assertThat(failure).isInstanceOf(BudgetExceededException.class);
    assertThat(call.books.chain())
        .as("a scope with no room even with nothing outstanding")
        .anyMatch(b -> b.limit != Long.MAX_VALUE && (b.overshot || b.spent + call.bound > b.limit));
  }

  /** Ends a call in flight; the books first, since the ledger grants others at once. */
  void settle(Call call, long used) {
    inFlight.remove(call);
    boolean over = used > call.bound;
    overshoots += over ? 1 : 0;
    for (Books books : call.books.chain()) {
      books.outstanding -= call.bound;
      books.spent += used;
      books.overshot |= over;
    }
    var told = call.room.orElseThrow().settle(Usage.of(used, 0), Optional.of(Calls.cents(used)));
    assertThat(told).as("money and tokens").hasSize(over ? 2 : 0);
  }

  void settleAtBound(Call call) {
    inFlight.remove(call);
    for (Books books : call.books.chain()) {
      books.outstanding -= call.bound;
      books.spent += call.bound;
    }
    call.room.orElseThrow().settleAtBound();
  }

  void release(Call call) {
    inFlight.remove(call);
    call.books.chain().forEach(books -> books.outstanding -= call.bound);
    call.room.orElseThrow().release();
  }

  void cancel(Call call) {
    assertThat(call.future.cancel(false)).isTrue();
  }

  /** Whoever waits can do so only while something is outstanding. */
  void nobodyWaitsForNothing() {
    assertThat(!waiting.isEmpty() && inFlight.isEmpty()).as("waiting for nothing").isFalse();
  }

  /** Brings out what a future's callback found wrong, which would else be lost in it. */
  void judge() {
    judgements.forEach(CompletableFuture::join);
  }

  static void agree(Books books) {
    assertThat(books.scope.spent().knownCost()).isEqualTo(Calls.cents(books.spent));
    assertThat(books.outstanding).isZero();
  }
}
