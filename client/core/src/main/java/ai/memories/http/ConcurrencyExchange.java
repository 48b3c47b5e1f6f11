package ai.memories.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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

  /** Lets go whoever may; decided under the lock, sent outside it. */
  private void serve() {
    List<Runnable> due = new ArrayList<>();
    synchronized (this) {
      while (underWay < limit && !queue.isEmpty()) {
        Turn next = queue.removeFirst();
        if (!next.result.isDone()) { // else cancelled while it waited
          underWay++;
          int before = halvings;
          due.add(() -> leave(next, before));
        }
      }
    }
    due.forEach(Runnable::run);
  }

  private void leave(Turn turn, int halvingsBefore) {
    CompletableFuture<ApiResponse> sent = CallLinks.send(inner, turn.request);
    CallLinks.whenDone(
        sent,
        (response, failure) -> {
          ended(new Outcome(response, failure), halvingsBefore);
          serve();
          if (response != null) {
            turn.result.complete(response);
          } else if (failure != null) {
            turn.result.completeExceptionally(failure);
          }
        });
    CallLinks.cancelWith(turn.result, sent);
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
