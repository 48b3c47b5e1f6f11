package ai.memories.http;

import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;

/**
 * Repeats what may succeed later and cannot be paid twice: 408, 429, 500, 502, 503, 504, the 200s
 * that mean the same, and connections that never stood. It waits as the service asks, or else
 * longer each time, within one deadline over all attempts. The answer says how many it took.
 *
 * <p>The deadline begins when the first attempt leaves for the wire: a call that waits for its turn
 * has not begun. Thread-safe.
 *
 * <pre>{@code
 * new RetryExchange(wire, RetryPolicy.DEFAULTS, time, Math::random).send(call);
 * }</pre>
 */
public final class RetryExchange implements Exchange {
  private final Exchange inner;
  private final RetryPolicy policy;
  private final Timekeeper time;
  private final DoubleSupplier random;

  /**
   * Retries around another exchange.
   *
   * @param random gives numbers from 0 to 1, for the jitter
   */
  public RetryExchange(Exchange inner, RetryPolicy policy, Timekeeper time, DoubleSupplier random) {
    this.inner = inner;
    this.policy = policy;
    this.time = time;
    this.random = random;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    return new RetriedCall(inner, request, policy, time, random).start();
  }
}
