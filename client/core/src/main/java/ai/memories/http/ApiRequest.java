package ai.memories.http;

import ai.memories.json.Json;
import java.time.Duration;
import java.util.Map;

/**
 * One call as every layer sees it.
 *
 * @param endpoint the door it goes through
 * @param body the JSON body as it is sent
 * @param context on whose behalf it is sent; never on the wire
 * @param videoLengths the length of each video by its {@code file_uri}, where the caller knows it;
 *     never on the wire, needed to bound the cost
 */
public record ApiRequest(
    Endpoint endpoint, Json body, CallContext context, Map<String, Duration> videoLengths) {

  /** Copies the lengths. */
  public ApiRequest {
    videoLengths = Map.copyOf(videoLengths);
  }
}
