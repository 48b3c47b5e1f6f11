package ai.memories.http;

import ai.memories.MemoriesException;
import ai.memories.http.TransportException.Kind;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Reads one streamed answer event by event. What fails before the first event is a failed call like
 * any other, and may be repeated; what fails later is a {@link StreamException}.
 */
final class StreamReading {
  /** White space before the first event that is looked through; it is held in memory. */
  private static final int MAX_BLANKS = 8_192;

  private final Passage passage;
  private final ApiKey key;
  private final StreamListener listener;
  private final Function<IOException, TransportException> failures;
  private final StreamAssembly assembly = new StreamAssembly();
  private final List<StreamEvent> events = new ArrayList<>();

  StreamReading(
      Passage passage,
      ApiKey key,
      StreamListener listener,
      Function<IOException, TransportException> failures) {
    this.passage = passage;
    this.key = key;
    this.listener = listener;
    this.failures = failures;
  }

  /**
   * Whether an answer is a stream of events. The content type alone does not tell: errors come as
   * JSON under the name of a stream, and streams as plain text.
   */
  static boolean isStream(Response response) throws IOException {
    if (!response.isSuccessful()) {
      return false;
    }
    MediaType type = response.body().contentType();
    boolean named = type != null && type.subtype().equalsIgnoreCase("event-stream");
    int first = firstByte(response.body().source());
    return first != '{' && first != '[' && (named || "de:".indexOf(first) >= 0);
  }

  private static int firstByte(BufferedSource source) throws IOException {
    for (long at = 0; at < MAX_BLANKS && source.request(at + 1); at++) {
      int value = source.getBuffer().getByte(at) & 0xff;
      if (value > ' ') {
        return value;
      }
    }
    return -1;
  }

  ApiResponse read(Response response, long limit) throws IOException {
    try {
      return readEvents(response, limit);
    } catch (IOException e) {
      if (assembly.isComplete()) {
        return complete(response); // all was said before the connection broke
      }
      if (events.isEmpty()) {
        throw e;
      }
      throw broken(failures.apply(e));
    } catch (TransportException e) {
      throw broken(e);
    }
  }

  private ApiResponse readEvents(Response response, long limit) throws IOException {
    var lines =
        new EventLines(
            new CappedBytes(
                response.body().byteStream(),
                limit,
                () -> ResponseBytes.tooLarge(response, limit)));
    for (Optional<EventLines.Raw> raw = lines.next(); raw.isPresent(); raw = lines.next()) {
      var event = new StreamEvent(raw.get().name(), raw.get().data(), passage.elapsed());
      Optional<ApiResponse> error = error(event, response);
      if (error.isPresent() && events.isEmpty()) {
        return error.get();
      }
      if (error.isPresent()) {
        throw broken(failed(error.get()));
      }
      boolean cut = !raw.get().ended() && !isWhole(event);
      if (cut) {
        break;
      }
      take(event);
      if (event.isDone()) {
        break;
      }
    }
    return assembly.isComplete() ? complete(response) : unfinished();
  }

  private static boolean isWhole(StreamEvent event) {
    try {
      return event.isDone() || !Json.parse(event.data()).node().isMissingNode();
    } catch (JsonSyntaxException e) {
      return false;
    }
  }

  private void take(StreamEvent event) {
    try {
      String unused = assembly.add(event);
    } catch (JsonSyntaxException e) {
      throw broken(noJson(event));
    }
    events.add(event);
    listener.onEvent(event);
  }

  /** An event that is an error becomes the answer it would have been without a stream. */
  private Optional<ApiResponse> error(StreamEvent event, Response response) {
    try {
      JsonNode chunk = event.isDone() ? Json.object() : Json.parse(event.data()).node();
      if (ErrorForm.inChunk(chunk).isEmpty() && !event.name().equals("error")) {
        return Optional.empty();
      }
      return Optional.of(whole(response, key.hideIn(event.data())));
    } catch (JsonSyntaxException e) {
      return Optional.empty(); // take() says so
    }
  }

  private MemoriesException failed(ApiResponse error) {
    return ApiError.of(error)
        .map(found -> found.toException(passage.request(), error))
        .orElseGet(
            () -> new ProtocolException("the service sent an event \"error\"", 200, error.body()));
  }

  private MemoriesException noJson(StreamEvent event) {
    return new ProtocolException(
        "an event of the stream is no JSON, it begins with \""
            + Excerpt.of(key.hideIn(event.data()), 120)
            + "\"",
        200,
        key.hideIn(event.data()));
  }

  private ApiResponse unfinished() {
    var cut =
        new TransportException(
            Kind.CONNECTION_LOST,
            ErrorMessage.path(passage.request())
                + ": the stream ended without [DONE] or a finish reason, so it is not whole. It may"
                + " have been billed, so it is not repeated by default.",
            true,
            null);
    throw events.isEmpty() ? cut : broken(cut);
  }

  /** Before the first event nobody has been told anything, and the failure is a plain one. */
  private MemoriesException broken(MemoriesException cause) {
    return events.isEmpty() ? cause : new StreamException(assembly.text(), cause);
  }

  private ApiResponse complete(Response response) {
    return whole(response, assembly.body()).withEvents(events);
  }

  private static ApiResponse whole(Response response, String body) {
    MediaType type = response.body().contentType();
    return ApiResponse.live(response.code(), type == null ? "" : type.toString(), body)
        .withHeaders(WireHeaders.retryAfter(response), WireHeaders.requestId(response));
  }
}
