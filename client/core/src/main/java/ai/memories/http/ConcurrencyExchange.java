package ai.memories.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets no more calls be under way than the service bears: where it answers 429, half as many, and
 * after each round of calls that went well a quarter more, up to the number it was given. Those
 * that wait go in the order they came. Thread-safe; nobody waits actively.
 *
 * <p>Calls that left before it was halved say nothing new with a 429 of theirs: a hundred calls
 * refused together halve it once.
 *
 * <pre>{@code
 * var sixteen = new ConcurrencyExchange(wire, 16);
 * sixteen.send(call);
 * sixteen.limit(); // 16, or fewer after a 429
 * }</pre>
 */
public final class ConcurrencyExchange implements Exchange {
  private final Exchange inner;
  private final int most;
  private final TurnQueue<Turn> queue = new TurnQueue<>();
  private int limit;
  private int underWay;
  private int goodSinceChange;
  private int halvings;

  /** A place in the queue; equal to itself only. */
  private static final class Turn {
    final ApiRequest request;
    final CompletableFuture<ApiResponse> result = new CompletableFuture<>();

    Turn(ApiRequest request) {
      this.request = request;
    }
  }

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
    var turn = new Turn(request);
    synchronized (this) {
      queue.add(turn, request);
    }
    CallLinks.whenDone(turn.result, (response, failure) -> giveUp(turn));
    serve();
    return turn.result;
  }

  /** Of no effect on one that has left. */
  private synchronized void giveUp(Turn turn) {
    queue.remove(turn);
  }

  /** Lets go whoever may, one by one; decided under the lock, sent outside it. */
  private void serve() {
    for (Optional<Leave> next = next(); next.isPresent(); next = next()) {
      leave(next.get());
    }
  }

  private synchronized Optional<Leave> next() {
    while (underWay < limit) {
      Turn first = queue.first().orElse(null);
      if (first == null) {
        return Optional.empty();
      }
      queue.remove(first);
      if (!first.result.isDone()) { // else cancelled just now
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
    CallLinks.deliver(
        sent,
        result,
        (response, failure) -> {
          var outcome = new Outcome(response, failure);
          ended(outcome, outcome.isRateLimited(), leave.halvings);
          if (!atOnce) {
            serve();
          }
        });
    CallLinks.cancelWith(result, sent);
  }

  private synchronized void ended(Outcome outcome, boolean rateLimited, int halvingsBefore) {
    underWay--;
    if (rateLimited) {
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
