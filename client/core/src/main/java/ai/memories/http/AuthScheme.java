package ai.memories.http;

/**
 * How the key stands in the {@code Authorization} header.
 *
 * <pre>{@code
 * MemoriesClient.builder().authScheme(AuthScheme.BEARER);
 * }</pre>
 *
 * <p>Immutable.
 */
public enum AuthScheme {
  /** The key alone, as the service's pages show it. */
  RAW(""),
  /** {@code Bearer} and the key, as OpenAI's SDKs send it. */
  BEARER("Bearer ");

  private final String prefix;

  AuthScheme(String prefix) {
    this.prefix = prefix;
  }

  String header(ApiKey key) {
    return prefix + key.value();
  }
}
