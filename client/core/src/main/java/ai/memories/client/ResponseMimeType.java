package ai.memories.client;

/**
 * The two values the service documents for {@code response_mime_type}; others may be sent too.
 *
 * <pre>{@code
 * ChatRequest.builder()
 *     .user("Three primes, as JSON.")
 *     .responseMimeType(ResponseMimeType.JSON)
 *     .build();
 * }</pre>
 *
 * <p>Stateless.
 */
public final class ResponseMimeType {
  /** The answer is JSON. */
  public static final String JSON = "application/json";

  /** The answer is JSON of the responseSchema sent along. */
  public static final String JSON_SCHEMA = "json_schema";

  private ResponseMimeType() {}

  static boolean asksForJson(String mimeType) {
    return mimeType.equals(JSON) || mimeType.equals(JSON_SCHEMA);
  }
}
