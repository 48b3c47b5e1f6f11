package ai.memories.http;

import java.util.Locale;

/**
 * The two doors of the service: the path before {@code /chat/completions}.
 *
 * <pre>{@code
 * MemoriesClient.builder().endpoint(Endpoint.IU);
 * }</pre>
 *
 * <p>Immutable.
 */
public enum Endpoint {
  /** Video understanding, {@code /vu}: text, images and video. */
  VU,
  /** Image understanding, {@code /iu}. */
  IU;

  /** The path segment, {@code vu} or {@code iu}. */
  public String segment() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@code vu} or {@code iu}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Endpoint parse(String text) {
    return switch (text) {
      case "vu" -> VU;
      case "iu" -> IU;
      default ->
          throw new IllegalArgumentException("endpoint \"" + text + "\" is neither vu nor iu");
    };
  }
}
