package ai.memories.http;

import ai.memories.json.Json;
import ai.memories.pricing.BudgetScope;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call as every layer sees it.
 *
 * <pre>{@code
 * Json body = Json.parse("{\"model\": \"gemini:gemini-2.5-flash\", \"messages\": []}");
 * wire.send(new ApiRequest(Endpoint.VU, body, CallContext.NONE, Map.of()));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param endpoint the door it goes through
 * @param body the JSON body as it is sent
 * @param context on whose behalf it is sent; never on the wire
 * @param videoLengths the length of each video by its {@code file_uri}, where the caller knows it;
 *     never on the wire, needed to bound the cost
 * @param budget whom it counts for, null for nobody; never on the wire
 * @param departure what is run when the call leaves for the wire, after all waiting; the layers
 *     above start their clocks by it
 * @param events who is told of each event of a streamed answer, null for a call that does not
 *     stream; the body says so too, by its {@code stream}
 * @param attempt which attempt this is, from 1
 */
public record ApiRequest(
    Endpoint endpoint,
    Json body,
    CallContext context,
    Map<String, Duration> videoLengths,
    @Nullable BudgetScope budget,
    Runnable departure,
    @Nullable StreamListener events,
    int attempt) {

  /** Copies the lengths. */
  public ApiRequest {
    videoLengths = Map.copyOf(videoLengths);
  }

  /** A first attempt whose answer comes as a whole. */
  public ApiRequest(
      Endpoint endpoint,
      Json body,
      CallContext context,
      Map<String, Duration> videoLengths,
      @Nullable BudgetScope budget,
      Runnable departure) {
    this(endpoint, body, context, videoLengths, budget, departure, null, 1);
  }

  /** A call that counts for nobody. */
  public ApiRequest(
      Endpoint endpoint, Json body, CallContext context, Map<String, Duration> videoLengths) {
    this(endpoint, body, context, videoLengths, null, () -> {});
  }

  /** The same call, with something more to run when it leaves. */
  public ApiRequest onDeparture(Runnable more) {
    Runnable both =
        () -> {
          departure.run();
          more.run();
        };
    return new ApiRequest(endpoint, body, context, videoLengths, budget, both, events, attempt);
  }

  /** The same call, with its answer told event by event. */
  public ApiRequest streamingTo(StreamListener listener) {
    return new ApiRequest(
        endpoint, body, context, videoLengths, budget, departure, listener, attempt);
  }

  /** The same call as the attempt of this number. */
  ApiRequest asAttempt(int number) {
    return new ApiRequest(endpoint, body, context, videoLengths, budget, departure, events, number);
  }
}
