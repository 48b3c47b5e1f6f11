package ai.memories.http;

/**
 * The key of the service, kept so that it cannot slip out: it is sent to the configured origin and
 * shown nowhere else, also not by {@code toString}. Immutable.
 *
 * <pre>{@code
 * ApiKey key = ApiKey.of(System.getenv("MEMORIES_API_KEY"));
 * key.toString(); // ApiKey[hidden]
 * }</pre>
 */
public final class ApiKey {
  /** The environment variable that holds it. */
  public static final String ENVIRONMENT_VARIABLE = "MEMORIES_API_KEY";

  private static final String MASK = "[key hidden]";

  /** What is shorter is a word given to a stub, and hiding it would tear up texts that hold it. */
  private static final int SHORTEST_SECRET = 8;

  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  /**
   * A key; surrounding white space, as a copy or a file leaves it, is dropped.
   *
   * @throws IllegalArgumentException if it is empty or holds what no header can carry; the message
   *     does not show it
   */
  public static ApiKey of(String value) {
    String key = value.strip();
    if (key.isEmpty() || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException(
          "the API key is empty or holds characters that no key has (white space, line ends,"
              + " letters beyond ASCII): copy it anew into "
              + ENVIRONMENT_VARIABLE);
    }
    return new ApiKey(key);
  }

  String value() {
    return value;
  }

  /** Whether a text holds the key; never where the key is too short to be one. */
  public boolean isIn(String text) {
    return value.length() >= SHORTEST_SECRET && text.contains(value);
  }

  /** The text without the key. */
  public String hideIn(String text) {
    return isIn(text) ? text.replace(value, MASK) : text;
  }

  /** Always the same; never the key. */
  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
