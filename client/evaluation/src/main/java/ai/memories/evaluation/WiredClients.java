package ai.memories.evaluation;

import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.CassetteTally;
import ai.memories.cassette.Mode;
import ai.memories.cassette.RecordRun;
import ai.memories.cassette.Repeats;
import ai.memories.client.MemoriesClient;
import ai.memories.client.MemoriesClientBuilder;
import ai.memories.evaluation.setting.Settings;
import ai.memories.http.ApiKey;
import ai.memories.http.Endpoint;
import ai.memories.http.Exchange;
import ai.memories.pricing.CallBounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a wiring, each opened when it is first asked for, and what their cassettes count.
 * Thread-safe.
 */
final class WiredClients implements AutoCloseable {
  private final Wiring.Builder parts;
  private final Executor disk;
  private final @Nullable RecordRun recording;
  private final List<CassetteExchange> exchanges = new ArrayList<>();
  private final Map<Way, MemoriesClient> clients = new HashMap<>();

  /** Calls that differ in these cannot share a client. */
  private record Way(Endpoint endpoint, Repeats repeats) {}

  /**
   * Clients of these parts.
   *
   * @param disk where files are read and written
   * @param recording the run that answers are recorded in, if they are
   */
  WiredClients(Wiring.Builder parts, Executor disk, @Nullable RecordRun recording) {
    this.parts = parts;
    this.disk = disk;
    this.recording = recording;
  }

  /** The client of a door, where the caller asks for another than the settings say. */
  synchronized MemoriesClient get(Optional<Endpoint> endpoint, Repeats repeats) {
    Endpoint door = endpoint.or(parts.settings::endpoint).orElseGet(this::defaultEndpoint);
    return clients.computeIfAbsent(new Way(door, repeats), this::open);
  }

  private Endpoint defaultEndpoint() {
    return parts.settings.baseUrl().flatMap(url -> url.endpoint()).orElse(Endpoint.VU);
  }

  private MemoriesClient open(Way way) {
    Settings settings = parts.settings;
    CallBounds bounds =
        CallBounds.with(parts.config.prices()).thinkingExtra(parts.config.thinkingExtra());
    MemoriesClientBuilder builder =
        MemoriesClient.builder()
            // the key comes from the host and from nowhere else
            .environment(
                name ->
                    name.equals(ApiKey.ENVIRONMENT_VARIABLE) ? null : parts.environment.get(name))
            .endpoint(way.endpoint())
            .maxConcurrency(settings.maxConcurrency())
            .prices(parts.config.prices())
            .bounds(parts.config.videoLength().map(bounds::videoLength).orElse(bounds))
            .around(service -> recorded(service, way.repeats()));
    settings.baseUrl().ifPresent(url -> builder.baseUrl(url.toString()));
    settings.requestsPerMinute().ifPresent(builder::requestsPerMinute);
    settings.tokensPerMinute().ifPresent(builder::tokensPerMinute);
    parts.proxy.ifPresent(builder::proxy);
    if (parts.key != null) {
      builder.apiKey(parts.key);
    }
    if (parts.service != null) {
      builder.exchange(parts.service);
    }
    return builder.build();
  }

  private Exchange recorded(Exchange service, Repeats repeats) {
    var builder =
        CassetteExchange.builder(withoutKey(service), parts.cassette)
            .mode(parts.mode.mode())
            .rules(parts.config.rules())
            .repeats(repeats)
            .disk(disk)
            .recordCommand(parts.recordCommand);
    if (parts.key != null) {
      builder.secret(parts.key);
    }
    if (recording != null) {
      builder.run(recording);
    }
    parts.settings.maxAge().ifPresent(builder::maxAge);
    CassetteExchange exchange = builder.build();
    exchanges.add(exchange);
    return exchange;
  }

  /** A cassette refuses an answer that repeats the key; without one it must go by itself. */
  private Exchange withoutKey(Exchange service) {
    return parts.key == null || parts.mode.mode() != Mode.LIVE
        ? service
        : new KeylessExchange(service, ApiKey.of(parts.key));
  }

  /** Where answers came from so far. */
  synchronized CassetteTally tally() {
    return exchanges.stream()
        .map(CassetteExchange::tally)
        .reduce(new CassetteTally(0, 0, 0, 0), CassetteTally::plus);
  }

  /** What is to be said of recordings older than {@code maxAge} that were used. */
  synchronized Optional<String> tooOld() {
    long count = exchanges.stream().mapToLong(CassetteExchange::tooOld).sum();
    return parts
        .settings
        .maxAge()
        .filter(age -> count > 0)
        .map(
            age ->
                count
                    + " answers came from recordings older than maxAge ("
                    + age
                    + "); record them anew");
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(MemoriesClient::close);
  }
}
