package ai.memories.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the service is reached. Immutable; {@code withX} gives a changed copy. The key is shown by
 * nothing here.
 */
public final class WireSettings {
  /** Room for the longest answers, and an end to endless ones. */
  private static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** A model may think for minutes before it sends its first byte. */
  private static final Duration DEFAULT_READ_TIMEOUT = Duration.ofMinutes(5);

  private final BaseUrl baseUrl;
  private final @Nullable ApiKey key;
  private final AuthScheme authScheme;
  private final int concurrency;
  private final Duration connectTimeout;
  private final Duration readTimeout;
  private final long maxResponseBytes;

  private WireSettings(
      BaseUrl baseUrl,
      @Nullable ApiKey key,
      AuthScheme authScheme,
      int concurrency,
      Duration connectTimeout,
      Duration readTimeout,
      long maxResponseBytes) {
    this.baseUrl = baseUrl;
    this.key = key;
    this.authScheme = authScheme;
    this.concurrency = positive("maxConcurrency", concurrency);
    this.connectTimeout = positive("connectTimeout", connectTimeout);
    this.readTimeout = positive("readTimeout", readTimeout);
    this.maxResponseBytes = positive("maxResponseBytes", maxResponseBytes);
  }

  /** The service at this address, with no key yet and the defaults for the rest. */
  public static WireSettings of(BaseUrl baseUrl) {
    return new WireSettings(
        baseUrl,
        null,
        AuthScheme.RAW,
        64,
        Duration.ofSeconds(10),
        DEFAULT_READ_TIMEOUT,
        DEFAULT_MAX_BYTES);
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
    return new WireSettings(
        baseUrl, newKey, authScheme, concurrency, connectTimeout, readTimeout, maxResponseBytes);
  }

  /** With the form of the {@code Authorization} header. */
  public WireSettings withAuthScheme(AuthScheme scheme) {
    return new WireSettings(
        baseUrl, key, scheme, concurrency, connectTimeout, readTimeout, maxResponseBytes);
  }

  /** With this many calls in flight at once; further ones wait. */
  public WireSettings withConcurrency(int calls) {
    return new WireSettings(
        baseUrl, key, authScheme, calls, connectTimeout, readTimeout, maxResponseBytes);
  }

  /** With the time to connect, and the longest silence while an answer is awaited or read. */
  public WireSettings withTimeouts(Duration connect, Duration read) {
    return new WireSettings(baseUrl, key, authScheme, concurrency, connect, read, maxResponseBytes);
  }

  /** With the most bytes an answer may have after decompression. */
  public WireSettings withMaxResponseBytes(long bytes) {
    return new WireSettings(
        baseUrl, key, authScheme, concurrency, connectTimeout, readTimeout, bytes);
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
}
