package ai.memories.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets no more calls be under way than the service bears: where it answers 429, half as many, and
 * after each round of calls that went well a quarter more, up to the number it was given. Those
 * that wait go in the order they came. Thread-safe; nobody waits actively.
 *
 * <p>Calls that left before it was halved say nothing new with a 429 of theirs: a hundred calls
 * refused together halve it once.
 */
public final class ConcurrencyExchange implements Exchange {
  private final Exchange inner;
  private final int most;
  private final Deque<Turn> queue = new ArrayDeque<>();
  private int limit;
  private int underWay;
  private int goodSinceChange;
  private int halvings;

  private record Turn(ApiRequest request, CompletableFuture<ApiResponse> result) {}

  /** A call that may leave now, and how often the number had been halved by then. */
  private record Leave(Turn turn, int halvings) {}

  /** At most this many calls at once through another exchange. */
  public ConcurrencyExchange(Exchange inner, int most) {
    this.inner = inner;
    this.most = most;
    this.limit = most;
  }

  /** How many calls may be under way now. */
  public synchronized int limit() {
    return limit;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    var turn = new Turn(request, new CompletableFuture<>());
    synchronized (this) {
      queue.addLast(turn);
    }
    serve();
    return turn.result;
  }

  /** Lets go whoever may, one by one; decided under the lock, sent outside it. */
  private void serve() {
    for (Optional<Leave> next = next(); next.isPresent(); next = next()) {
      leave(next.get());
    }
  }

  private synchronized Optional<Leave> next() {
    while (underWay < limit && !queue.isEmpty()) {
      Turn first = queue.removeFirst();
      if (!first.result.isDone()) { // else cancelled while it waited
        underWay++;
        return Optional.of(new Leave(first, halvings));
      }
    }
    return Optional.empty();
  }

  private void leave(Leave leave) {
    CompletableFuture<ApiResponse> sent = CallLinks.send(inner, leave.turn.request);
    CompletableFuture<ApiResponse> result = leave.turn.result;
    boolean atOnce =
        sent.isDone(); // then the loop that let it go goes on, and the stack stays flat
    CallLinks.whenDone(
        sent,
        (response, failure) -> {
          ended(new Outcome(response, failure), leave.halvings);
          if (!atOnce) {
            serve();
          }
          if (response != null) {
            result.complete(response);
          } else if (failure != null) {
            result.completeExceptionally(failure);
          }
        });
    CallLinks.cancelWith(result, sent);
  }

  private synchronized void ended(Outcome outcome, int halvingsBefore) {
    underWay--;
    if (outcome.isRateLimited()) {
      if (halvingsBefore == halvings) {
        halvings++;
        limit = Math.max(1, limit / 2);
        goodSinceChange = 0;
      }
    } else if (outcome.response() != null && limit < most && ++goodSinceChange >= limit) {
      limit = Math.min(most, limit + Math.max(1, limit / 4));
      goodSinceChange = 0;
    }
  }
}
