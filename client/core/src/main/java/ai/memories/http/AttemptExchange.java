package ai.memories.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of every attempt that passes. Thread-safe.
 *
 * <pre>{@code
 * new AttemptExchange(wire, attempt -> log.info("{}", attempt), time).send(call);
 * }</pre>
 */
public final class AttemptExchange implements Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptExchange.class);

  private final Exchange inner;
  private final AttemptListener listener;
  private final Timekeeper time;

  /** A listener around another exchange. */
  public AttemptExchange(Exchange inner, AttemptListener listener, Timekeeper time) {
    this.inner = inner;
    this.listener = listener;
    this.time = time;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    var departed = new AtomicReference<@Nullable Instant>();
    CompletableFuture<ApiResponse> call =
        CallLinks.send(inner, request.onDeparture(() -> departed.set(time.now())));
    CompletableFuture<ApiResponse> result = new CompletableFuture<>();
    CallLinks.cancelWith(result, call);
    CallLinks.deliver(
        call,
        result,
        (response, failure) -> {
          // told before the caller is, so that who has the answer finds it counted
          Instant left = departed.get();
          if (left != null) {
            tell(new Attempt(request, left, Duration.between(left, time.now()), response, failure));
          }
        });
    return result;
  }

  private void tell(Attempt attempt) {
    try {
      listener.onAttempt(attempt);
    } catch (RuntimeException e) {
      LOG.warn("the attempt listener failed; the call goes on", e);
    }
  }
}
