package ai.memories.http;

import ai.memories.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a call, from the service or from a recording of it. Immutable; {@code withX}
 * gives a changed copy.
 *
 * <pre>{@code
 * ApiResponse.live(200, "application/json", "{\"choices\": [{\"text\": \"hi\"}]}")
 *     .withLatency(Duration.ofMillis(80));
 * }</pre>
 */
public final class ApiResponse {

  /** Where an answer came from. */
  public enum Origin {
    /** From a recording; nothing was paid. */
    REPLAYED,
    /** From the service, and kept. */
    RECORDED,
    /** From the service, and not kept. */
    LIVE
  }

  /** What a changed copy starts from. */
  private static final class Draft {
    int status;
    String contentType = "";
    ParsedBody body = new ParsedBody("");
    List<StreamEvent> events = List.of();
    @Nullable String retryAfter;
    @Nullable String requestId;
    Duration latency = Duration.ZERO;
    int attempts = 1;
    Origin origin = Origin.LIVE;
    @Nullable Path recording;
    @Nullable String note;
  }

  private final int status;
  private final String contentType;
  private final ParsedBody body;
  private final List<StreamEvent> events;
  private final @Nullable String retryAfter;
  private final @Nullable String requestId;
  private final Duration latency;
  private final int attempts;
  private final Origin origin;
  private final @Nullable Path recording;
  private final @Nullable String note;

  private ApiResponse(Draft draft) {
    status = draft.status;
    contentType = draft.contentType;
    body = draft.body;
    events = draft.events;
    retryAfter = draft.retryAfter;
    requestId = draft.requestId;
    latency = draft.latency;
    attempts = draft.attempts;
    origin = draft.origin;
    recording = draft.recording;
    note = draft.note;
  }

  /** An answer as the service gave it, at its first attempt, with no latency measured yet. */
  public static ApiResponse live(int status, String contentType, String body) {
    var draft = new Draft();
    draft.status = status;
    draft.contentType = contentType;
    draft.body = new ParsedBody(body);
    return new ApiResponse(draft);
  }

  private Draft draft() {
    var draft = new Draft();
    draft.status = status;
    draft.contentType = contentType;
    draft.body = body;
    draft.events = events;
    draft.retryAfter = retryAfter;
    draft.requestId = requestId;
    draft.latency = latency;
    draft.attempts = attempts;
    draft.origin = origin;
    draft.recording = recording;
    draft.note = note;
    return draft;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The content type, empty where none was sent. */
  public String contentType() {
    return contentType;
  }

  /**
   * The whole body as text; of a streamed answer, the same answer put together as if it had not
   * been streamed.
   */
  public String body() {
    return body.text();
  }

  /**
   * The body as JSON; it is read once, however many ask.
   *
   * @throws ai.memories.json.JsonSyntaxException if it is none
   */
  public Json json() {
    return body.json();
  }

  /** What a streamed answer came in, in its order; empty for one that came as a whole. */
  public List<StreamEvent> events() {
    return events;
  }

  /** The {@code Retry-After} header as it was sent. */
  public Optional<String> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The service's id of this call, where it names one in a header. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** From sending the request to the last byte of the answer; of a recording, the recorded one. */
  public Duration latency() {
    return latency;
  }

  /** How many attempts it took, from 1. */
  public int attempts() {
    return attempts;
  }

  /** Where it came from. */
  public Origin origin() {
    return origin;
  }

  /** The recording that holds it, where one does. */
  public Optional<Path> recording() {
    return Optional.ofNullable(recording);
  }

  /** A sentence for people about how it came about, such as why no retry was sent. */
  public Optional<String> note() {
    return Optional.ofNullable(note);
  }

  /** With what two headers say; both may be null. */
  public ApiResponse withHeaders(@Nullable String newRetryAfter, @Nullable String newRequestId) {
    Draft draft = draft();
    draft.retryAfter = newRetryAfter;
    draft.requestId = newRequestId;
    return new ApiResponse(draft);
  }

  /** With another body. */
  public ApiResponse withBody(String newBody) {
    Draft draft = draft();
    draft.body = new ParsedBody(newBody);
    return new ApiResponse(draft);
  }

  /** With the events its body was put together from. */
  public ApiResponse withEvents(List<StreamEvent> newEvents) {
    Draft draft = draft();
    draft.events = List.copyOf(newEvents);
    return new ApiResponse(draft);
  }

  /** With the time it took. */
  public ApiResponse withLatency(Duration newLatency) {
    Draft draft = draft();
    draft.latency = newLatency;
    return new ApiResponse(draft);
  }

  /** With the number of attempts it took. */
  public ApiResponse withAttempts(int newAttempts) {
    Draft draft = draft();
    draft.attempts = newAttempts;
    return new ApiResponse(draft);
  }

  /** As kept in, or read from, a recording. */
  public ApiResponse withRecording(Origin newOrigin, Path file) {
    Draft draft = draft();
    draft.origin = newOrigin;
    draft.recording = file;
    return new ApiResponse(draft);
  }

  /** With a sentence for people about how it came about. */
  public ApiResponse withNote(String newNote) {
    Draft draft = draft();
    draft.note = newNote;
    return new ApiResponse(draft);
  }
}
