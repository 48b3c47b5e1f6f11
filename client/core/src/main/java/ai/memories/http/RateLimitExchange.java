package ai.memories.http;

import ai.memories.json.JsonSyntaxException;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.CallEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets no more attempts and tokens leave in a minute than the account allows; the others wait in
 * the order they came. Tokens are estimated before a call and corrected by its usage. Without
 * limits everything passes straight through. Thread-safe; nobody waits actively.
 *
 * <pre>{@code
 * var limits = RateLimits.NONE.withRequestsPerMinute(2);
 * Exchange limited = new RateLimitExchange(wire, limits, CallBounds.with(prices), time);
 * }</pre>
 */
public final class RateLimitExchange implements Exchange {
  private final Exchange inner;
  private final RateLimits limits;
  private final CallBounds estimates;
  private final Timekeeper time;
  private final MinuteWindow window;
  private final TurnQueue<Turn> queue = new TurnQueue<>();
  private boolean alarmSet;

  /** A place in the queue; equal to itself only. */
  private static final class Turn {
    final CompletableFuture<MinuteWindow.Entry> granted = new CompletableFuture<>();
    final long tokens;

    Turn(long tokens) {
      this.tokens = tokens;
    }
  }

  /** Limits around another exchange. */
  public RateLimitExchange(
      Exchange inner, RateLimits limits, CallBounds estimates, Timekeeper time) {
    this.inner = inner;
    this.limits = limits;
    this.estimates = estimates;
    this.time = time;
    this.window = new MinuteWindow(limits);
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    if (limits.isNone()) {
      return inner.send(request);
    }
    var turn = new Turn(tokens(request));
    CompletableFuture<ApiResponse> result = new CompletableFuture<>();
    CallLinks.cancelWith(result, turn.granted);
    CallLinks.whenDone(
        turn.granted,
        (entry, failure) -> {
          if (entry != null) {
            leave(request, entry, result);
          } else {
            giveUp(turn);
          }
        });
    synchronized (this) {
      queue.add(turn, request);
    }
    serve();
    return result;
  }

  private void leave(
      ApiRequest request, MinuteWindow.Entry entry, CompletableFuture<ApiResponse> result) {
    CompletableFuture<ApiResponse> sent = CallLinks.send(inner, request);
    CallLinks.cancelWith(result, sent);
    CallLinks.deliver(
        sent,
        result,
        (response, failure) -> {
          if (response != null) {
            correct(entry, response);
          }
        });
  }

  private void giveUp(Turn turn) {
    synchronized (this) {
      queue.remove(turn);
    }
    serve(); // who stands behind may be smaller
  }

  /** Lets go whoever may; decided under the lock, told outside it. */
  private void serve() {
    List<Runnable> due = new ArrayList<>();
    synchronized (this) {
      Instant now = time.now();
      for (Optional<Turn> next = queue.first(); next.isPresent(); next = queue.first()) {
        Turn first = next.get();
        if (first.granted.isDone()) {
          queue.remove(first); // cancelled just now
          continue;
        }
        Optional<Duration> wait = window.waitFor(first.tokens, now);
        if (wait.isPresent()) {
          setAlarm(wait.get());
          break;
        }
        queue.remove(first);
        MinuteWindow.Entry entry = window.leave(first.tokens, now);
        due.add(() -> first.granted.complete(entry));
      }
    }
    due.forEach(Runnable::run);
  }

  private void setAlarm(Duration wait) {
    if (!alarmSet) {
      alarmSet = true;
      // what it returns is not needed: an alarm without a queue does nothing
      Runnable unused =
          time.after(
              wait,
              () -> {
                synchronized (this) {
                  alarmSet = false;
                }
                serve();
              });
    }
  }

  private long tokens(ApiRequest request) {
    if (limits.tokensPerMinute().isEmpty()) {
      return 0;
    }
    CallEstimate estimate = estimates.estimate(request.body(), request.videoLengths());
    return estimate.input().likely() + estimate.output().likely();
  }

  private void correct(MinuteWindow.Entry entry, ApiResponse response) {
    if (limits.tokensPerMinute().isPresent()) {
      usedTokens(response)
          .ifPresent(
              tokens -> {
                synchronized (this) {
                  window.correct(entry, tokens);
                }
                serve();
              });
    }
  }

  private static Optional<Long> usedTokens(ApiResponse response) {
    try {
      return UsageReader.in(response.json()).map(usage -> usage.totalTokens());
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
