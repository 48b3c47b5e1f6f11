package ai.memories.client;

import ai.memories.http.ApiKey;
import ai.memories.http.AttemptListener;
import ai.memories.http.AuthScheme;
import ai.memories.http.BaseUrl;
import ai.memories.http.Endpoint;
import ai.memories.http.Exchange;
import ai.memories.http.ProxySettings;
import ai.memories.http.RateLimits;
import ai.memories.http.RetryPolicy;
import ai.memories.http.Timekeeper;
import ai.memories.http.WireSettings;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.PriceList;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link MemoriesClient}; got by {@link MemoriesClient#builder()}. Not thread-safe.
 *
 * <pre>{@code
 * MemoriesClient.builder()
 *     .requestsPerMinute(2)
 *     .deadline(Duration.ofMinutes(5))
 *     .build();
 * }</pre>
 */
public final class MemoriesClientBuilder {

  /** Where environment variables are read; {@code System::getenv} if not set. */
  @FunctionalInterface
  public interface Environment {
    /** The value of a variable, null where it is not set. */
    @Nullable String get(String name);
  }

  MetadataPlacement metadataPlacement = MetadataPlacement.EXTRA_BODY;
  Base64Form base64Form = Base64Form.DATA_URI;
  RetryPolicy retries = RetryPolicy.DEFAULTS;
  RateLimits rateLimits = RateLimits.NONE;
  PriceList prices = PriceList.bundled();
  @Nullable CallBounds bounds;
  @Nullable BudgetScope budget;
  @Nullable Exchange exchange;
  @Nullable Timekeeper timekeeper;
  @Nullable AttemptListener attempts;
  int maxConcurrency = 64;
  UnaryOperator<Exchange> around = inner -> inner;

  private BaseUrl baseUrl = BaseUrl.DEFAULT;
  private @Nullable Endpoint endpoint;
  private @Nullable ApiKey apiKey;
  private Environment environment = System::getenv;
  private AuthScheme authScheme = AuthScheme.RAW;
  private @Nullable ProxySettings proxy;
  private boolean wireLog;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration readTimeout = Duration.ofMinutes(5);
  private OptionalLong maxResponseBytes = OptionalLong.empty();

  MemoriesClientBuilder() {}

  /** The key, where it does not come from {@code MEMORIES_API_KEY}. */
  public MemoriesClientBuilder apiKey(String key) {
    apiKey = ApiKey.of(key);
    return this;
  }

  /** Reads environment variables elsewhere. */
  public MemoriesClientBuilder environment(Environment newEnvironment) {
    environment = newEnvironment;
    return this;
  }

  /**
   * The root of the service, https or loopback; one that ends in {@code /vu} or {@code /iu} sets
   * the endpoint too.
   *
   * @throws ai.memories.MemoriesException if it is not fit to be sent the key
   */
  public MemoriesClientBuilder baseUrl(String url) {
    baseUrl = BaseUrl.parse(url);
    return this;
  }

  /** The door calls go through; {@link Endpoint#VU} if neither this nor the base URL says so. */
  public MemoriesClientBuilder endpoint(Endpoint newEndpoint) {
    endpoint = newEndpoint;
    return this;
  }

  /** How the key is sent; {@link AuthScheme#RAW} if not set. */
  public MemoriesClientBuilder authScheme(AuthScheme scheme) {
    authScheme = scheme;
    return this;
  }

  /** Where the Gemini options stand; {@link MetadataPlacement#EXTRA_BODY} if not set. */
  public MemoriesClientBuilder metadataPlacement(MetadataPlacement placement) {
    metadataPlacement = placement;
    return this;
  }

  /** How inline images are written; {@link Base64Form#DATA_URI} if not set. */
  public MemoriesClientBuilder base64Form(Base64Form form) {
    base64Form = form;
    return this;
  }

  /**
   * How many calls are in flight at most, 64 if not set; further ones wait. Where the service
   * answers 429 it is halved, and grows back as calls go well.
   */
  public MemoriesClientBuilder maxConcurrency(int calls) {
    maxConcurrency = calls;
    return this;
  }

  /** What the account allows in a minute; further calls wait their turn. */
  public MemoriesClientBuilder rateLimits(RateLimits limits) {
    rateLimits = limits;
    return this;
  }

  /** The most attempts in any minute. */
  public MemoriesClientBuilder requestsPerMinute(long requests) {
    return rateLimits(rateLimits.withRequestsPerMinute(requests));
  }

  /** The most tokens in any minute, in and out together. */
  public MemoriesClientBuilder tokensPerMinute(long tokens) {
    return rateLimits(rateLimits.withTokensPerMinute(tokens));
  }

  /**
   * The proxy, where neither the JVM's properties ({@code https.proxyHost}, {@code
   * http.nonProxyHosts}, …) nor {@code HTTPS_PROXY} and {@code NO_PROXY} name the right one.
   */
  public MemoriesClientBuilder proxy(ProxySettings newProxy) {
    proxy = newProxy;
    return this;
  }

  /** Is told of every attempt at a call: its time, status and tokens. */
  public MemoriesClientBuilder onAttempt(AttemptListener listener) {
    attempts = listener;
    return this;
  }

  /**
   * Logs each call and answer at debug level to the logger {@code ai.memories.wire}; off if not
   * set, whatever the logger's level. Keys and the content of files are left out, prompts and
   * answers are not.
   */
  public MemoriesClientBuilder wireLog(boolean on) {
    wireLog = on;
    return this;
  }

  /** The longest time to connect, 10 seconds if not set. */
  public MemoriesClientBuilder connectTimeout(Duration time) {
    connectTimeout = time;
    return this;
  }

  /** The longest silence of the service in one attempt, 5 minutes if not set. */
  public MemoriesClientBuilder readTimeout(Duration time) {
    readTimeout = time;
    return this;
  }

  /** The most bytes an answer may have after decompression, 64 MB if not set. */
  public MemoriesClientBuilder maxResponseBytes(long bytes) {
    maxResponseBytes = OptionalLong.of(bytes);
    return this;
  }

  /** The longest time for all attempts together, 10 minutes if not set. */
  public MemoriesClientBuilder deadline(Duration time) {
    return retries(retries.withDeadline(time));
  }

  /** How often and how long calls are repeated. */
  public MemoriesClientBuilder retries(RetryPolicy policy) {
    retries = policy;
    return this;
  }

  /** The prices that costs are computed with; the bundled list if not set. */
  public MemoriesClientBuilder prices(PriceList list) {
    prices = list;
    return this;
  }

  /** How the most a call can cost is found, where the defaults at these prices do not fit. */
  public MemoriesClientBuilder bounds(CallBounds newBounds) {
    bounds = newBounds;
    return this;
  }

  /** The budget that calls count for, where a model has none of its own. */
  public MemoriesClientBuilder budget(BudgetScope scope) {
    budget = scope;
    return this;
  }

  /** Replaces the wire; retries, budget and rate limit stay around it. No key is needed then. */
  public MemoriesClientBuilder exchange(Exchange wire) {
    exchange = wire;
    return this;
  }

  /** Puts something around the whole transport, outside of retries: a cassette. */
  public MemoriesClientBuilder around(UnaryOperator<Exchange> wrapper) {
    around = wrapper;
    return this;
  }

  /** Replaces the clock; it is not closed with the client. */
  public MemoriesClientBuilder timekeeper(Timekeeper clock) {
    timekeeper = clock;
    return this;
  }

  /**
   * The client.
   *
   * @throws ai.memories.MemoriesException if base URL and endpoint contradict each other
   * @throws IllegalArgumentException if a number or time is out of range
   */
  public MemoriesClient build() {
    return new MemoriesClient(this);
  }

  Endpoint effectiveEndpoint() {
    return baseUrl.endpoint(Optional.ofNullable(endpoint));
  }

  CallBounds effectiveBounds() {
    return bounds == null ? CallBounds.with(prices) : bounds;
  }

  /** What the builder says now; the key and the environment are looked at with the first call. */
  Supplier<WireSettings> wire() {
    WireSettings settings =
        WireSettings.of(baseUrl)
            .withAuthScheme(authScheme)
            .withConcurrency(maxConcurrency)
            .withTimeouts(connectTimeout, readTimeout)
            .withEnvironment(environment::get)
            .withLog(wireLog);
    if (maxResponseBytes.isPresent()) {
      settings = settings.withMaxResponseBytes(maxResponseBytes.getAsLong());
    }
    if (proxy != null) {
      settings = settings.withProxy(proxy);
    }
    WireSettings checked = settings;
    ApiKey given = apiKey;
    Environment variables = environment;
    return () ->
        (given == null ? keyOf(variables) : Optional.of(given))
            .map(checked::withKey)
            .orElse(checked);
  }

  private static Optional<ApiKey> keyOf(Environment environment) {
    String variable = environment.get(ApiKey.ENVIRONMENT_VARIABLE);
    // CI systems set a secret that is not there to the empty text
    return variable == null || variable.isBlank()
        ? Optional.empty()
        : Optional.of(ApiKey.of(variable));
  }
}
