package ai.memories.client;

import ai.memories.http.AttemptExchange;
import ai.memories.http.BudgetExchange;
import ai.memories.http.CallThreads;
import ai.memories.http.ConcurrencyExchange;
import ai.memories.http.Exchange;
import ai.memories.http.RateLimitExchange;
import ai.memories.http.RetryExchange;
import ai.memories.http.SystemTimekeeper;
import ai.memories.http.Timekeeper;
import ai.memories.pricing.CallBounds;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** The one place that says in which order a call passes what, and that starts and ends it all. */
final class ExchangeStack implements AutoCloseable {
  private final ExecutorService threads = CallThreads.start();
  private final SystemTimekeeper clock = new SystemTimekeeper(threads);
  private final LazyWire wire;
  private final OpenCalls calls;

  ExchangeStack(MemoriesClientBuilder settings) {
    Timekeeper time = settings.timekeeper == null ? clock : settings.timekeeper;
    CallBounds bounds = settings.effectiveBounds();
    wire = new LazyWire(settings.wire(), threads);
    Exchange end = settings.exchange == null ? wire : departing(settings.exchange);

    Exchange observed =
        settings.attempts == null ? end : new AttemptExchange(end, settings.attempts, time);
    Exchange limited = new RateLimitExchange(observed, settings.rateLimits, bounds, time);
    // outside of the rate limit: who waits here has not been granted its share of the minute yet
    Exchange adaptive = new ConcurrencyExchange(limited, settings.maxConcurrency);
    Exchange budgeted = new BudgetExchange(adaptive, bounds, settings.prices);
    Exchange retried =
        new RetryExchange(
            budgeted, settings.retries, time, () -> ThreadLocalRandom.current().nextDouble());
    calls = new OpenCalls(settings.around.apply(retried));
  }

  /** A wire of the user's own need not know that others wait for the departure. */
  private static Exchange departing(Exchange wire) {
    return request -> {
      request.departure().run();
      return wire.send(request);
    };
  }

  Exchange outermost() {
    return calls;
  }

  @Override
  public void close() {
    calls.close();
    wire.close();
    clock.close();
    threads.shutdown();
  }
}
