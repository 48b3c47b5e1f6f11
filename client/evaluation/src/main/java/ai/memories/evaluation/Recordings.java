package ai.memories.evaluation;

import ai.memories.MemoriesException;
import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.CassetteMissException;
import ai.memories.cassette.MaxAge;
import ai.memories.client.ChatResponse;
import ai.memories.client.MemoriesClient;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Endpoint;
import ai.memories.http.Exchange;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what is recorded, beside the run: nothing is called, counted, or marked as used.
 * Thread-safe.
 */
final class Recordings implements AutoCloseable {
  private final ProjectConfig config;
  private final Cassette cassette;
  private final Endpoint usual;
  private final Optional<MaxAge> maxAge;
  private final Ledger nobody = Ledger.of(Limits.NONE);
  private final Map<Endpoint, MemoriesClient> clients = new EnumMap<>(Endpoint.class);
  private final Consumer<ApiRequest> missed;

  /**
   * The recordings of a project.
   *
   * @param usual the door of calls that name none
   * @param maxAge how old a recording may be
   * @param missed told of each request there is no recording for
   */
  Recordings(
      ProjectConfig config,
      Path cassettes,
      Endpoint usual,
      Optional<MaxAge> maxAge,
      Consumer<ApiRequest> missed) {
    this.config = config;
    this.cassette = Cassette.at(cassettes);
    this.usual = usual;
    this.maxAge = maxAge;
    this.missed = missed;
  }

  /** Whether a sample of the case has no recording that can be used. */
  boolean missing(EvalCase evalCase) {
    for (int sample = 1; sample <= evalCase.samples(); sample++) {
      if (find(evalCase.withSample(sample)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The recorded answer to a question, if there is one. */
  Optional<ChatResponse> find(EvalCase evalCase) {
    try {
      return Optional.of(
          client(evalCase.provider().endpoint().orElse(usual))
              .model(evalCase.provider().model(), evalCase.context(), nobody.run())
              .chatAsync(evalCase.request())
              .join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof MemoriesException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private synchronized MemoriesClient client(Endpoint endpoint) {
    return clients.computeIfAbsent(
        endpoint,
        door ->
            MemoriesClient.builder()
                .environment(name -> null)
                .endpoint(door)
                .prices(config.prices())
                .exchange(Recordings::refuse)
                .around(this::replayed)
                .build());
  }

  private Exchange replayed(Exchange service) {
    var builder = CassetteExchange.builder(service, cassette).rules(config.rules());
    maxAge.ifPresent(builder::maxAge);
    Exchange recorded = builder.withoutExplanations().build();
    return request -> recorded.send(request).whenComplete((answer, e) -> note(request, e));
  }

  private void note(ApiRequest request, @Nullable Throwable e) {
    if (e instanceof CassetteMissException
        || (e instanceof CompletionException && e.getCause() instanceof CassetteMissException)) {
      missed.accept(request);
    }
  }

  private static CompletableFuture<ApiResponse> refuse(ApiRequest request) {
    throw new IllegalStateException("a look-up calls nobody");
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(MemoriesClient::close);
  }
}
