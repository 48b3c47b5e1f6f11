package ai.memories.http;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the service is reached. Immutable; {@code withX} gives a changed copy. The key is shown by
 * nothing here.
 *
 * <pre>{@code
 * WireSettings.of(BaseUrl.DEFAULT)
 *     .withKey(key)
 *     .withConcurrency(256)
 *     .withTimeouts(Duration.ofSeconds(5), Duration.ofMinutes(2));
 * }</pre>
 */
public final class WireSettings {
  /** Room for the longest answers, and an end to endless ones. */
  private static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** A model may think for minutes before it sends its first byte. */
  private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofMinutes(5);

  /** What a changed copy starts from. */
  private static final class Draft {
    BaseUrl baseUrl;
    @Nullable ApiKey key;
    AuthScheme authScheme = AuthScheme.RAW;
    int concurrency = 64;
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration readTimeout = DEFAULT_READ_TIMEOUT;
    long maxResponseBytes = DEFAULT_MAX_BYTES;
    @Nullable ProxySettings proxy;
    Function<String, @Nullable String> environment = System::getenv;
    boolean logged;

    Draft(BaseUrl baseUrl) {
      this.baseUrl = baseUrl;
    }
  }

  private final BaseUrl baseUrl;
  private final @Nullable ApiKey key;
  private final AuthScheme authScheme;
  private final int concurrency;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final long maxResponseBytes;
  private final @Nullable ProxySettings proxy;
  private final Function<String, @Nullable String> environment;
  private final boolean logged;

  private WireSettings(Draft draft) {
    baseUrl = draft.baseUrl;
    key = draft.key;
    authScheme = draft.authScheme;
    concurrency = positive("maxConcurrency", draft.concurrency);
    connectTimeout = positive("connectTimeout", draft.connectTimeout);
    readTimeout = positive("readTimeout", draft.readTimeout);
    maxResponseBytes = positive("maxResponseBytes", draft.maxResponseBytes);
    proxy = draft.proxy;
    environment = draft.environment;
    logged = draft.logged;
  }

  /** The service at this address, with no key yet and the defaults for the rest. */
  public static WireSettings of(BaseUrl baseUrl) {
    return new WireSettings(new Draft(baseUrl));
  }

  private WireSettings with(Consumer<Draft> change) {
    var draft = new Draft(baseUrl);
    draft.key = key;
    draft.authScheme = authScheme;
    draft.concurrency = concurrency;
    draft.connectTimeout = connectTimeout;
    draft.readTimeout = readTimeout;
    draft.maxResponseBytes = maxResponseBytes;
    draft.proxy = proxy;
    draft.environment = environment;
    draft.logged = logged;
    change.accept(draft);
    return new WireSettings(draft);
  }

  private static int positive(String name, int value) {
    return (int) positive(name, (long) value);
  }

  private static long positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be at least 1");
    }
    return value;
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          name + " is " + value + ": it must be longer than nothing");
    }
    return value;
  }

  /** With the key. */
  public WireSettings withKey(ApiKey newKey) {
    return with(draft -> draft.key = newKey);
  }

  /** With the form of the {@code Authorization} header. */
  public WireSettings withAuthScheme(AuthScheme scheme) {
    return with(draft -> draft.authScheme = scheme);
  }

  /** With this many calls in flight at once; further ones wait. */
  public WireSettings withConcurrency(int calls) {
    return with(draft -> draft.concurrency = calls);
  }

  /** With the time to connect, and the longest silence while an answer is awaited or read. */
  public WireSettings withTimeouts(Duration connect, Duration read) {
    return with(
        draft -> {
          draft.connectTimeout = connect;
          draft.readTimeout = read;
        });
  }

  /** With the most bytes an answer may have after decompression. */
  public WireSettings withMaxResponseBytes(long bytes) {
    return with(draft -> draft.maxResponseBytes = bytes);
  }

  /** With a proxy that wins over what the JVM and the environment say. */
  public WireSettings withProxy(ProxySettings newProxy) {
    return with(draft -> draft.proxy = newProxy);
  }

  /** With {@code HTTPS_PROXY} and {@code NO_PROXY} read here. */
  public WireSettings withEnvironment(Function<String, @Nullable String> variables) {
    return with(draft -> draft.environment = variables);
  }

  /** With each call and answer logged, redacted, at debug level to {@code ai.memories.wire}. */
  public WireSettings withLog(boolean on) {
    return with(draft -> draft.logged = on);
  }

  BaseUrl baseUrl() {
    return baseUrl;
  }

  @Nullable ApiKey key() {
    return key;
  }

  AuthScheme authScheme() {
    return authScheme;
  }

  int concurrency() {
    return concurrency;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  Duration readTimeout() {
    return readTimeout;
  }

  long maxResponseBytes() {
    return maxResponseBytes;
  }

  @Nullable ProxySettings proxy() {
    return proxy;
  }

  Function<String, @Nullable String> environment() {
    return environment;
  }

  boolean isLogged() {
    return logged;
  }
}
