package ai.memories.client;

import ai.memories.MemoriesException;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.http.OkHttpExchange;
import ai.memories.http.WireSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wire, built with the first call that leaves: a run that only replays does not pay for loading
 * an HTTP client, and does not mind a malformed key or proxy.
 */
final class LazyWire implements Exchange, AutoCloseable {
  private final Supplier<WireSettings> settings;
  private final ExecutorService threads;
  private @Nullable OkHttpExchange wire;

  LazyWire(Supplier<WireSettings> settings, ExecutorService threads) {
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    OkHttpExchange ready;
    try {
      ready = wire();
    } catch (MemoriesException e) {
      return CompletableFuture.failedFuture(e);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(
          new MemoriesException("the call was not sent: " + e.getMessage(), e));
    }
    return ready.send(request);
  }

  private synchronized OkHttpExchange wire() {
    OkHttpExchange built = wire == null ? new OkHttpExchange(settings.get(), threads) : wire;
    wire = built;
    return built;
  }

  @Override
  public synchronized void close() {
    if (wire != null) {
      wire.close();
    }
  }
}
