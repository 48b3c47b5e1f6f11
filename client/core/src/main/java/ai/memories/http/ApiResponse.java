package ai.memories.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a call, from the service or from a recording of it. Immutable; {@code withX}
 * gives a changed copy.
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

  private final int status;
  private final String contentType;
  private final String body;
  private final @Nullable String retryAfter;
  private final @Nullable String requestId;
  private final Duration latency;
  private final int attempts;
  private final Origin origin;
  private final @Nullable Path recording;
  private final @Nullable String note;

  private ApiResponse(
      int status,
      String contentType,
      String body,
      @Nullable String retryAfter,
      @Nullable String requestId,
      Duration latency,
      int attempts,
      Origin origin,
      @Nullable Path recording,
      @Nullable String note) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.retryAfter = retryAfter;
    this.requestId = requestId;
    this.latency = latency;
    this.attempts = attempts;
    this.origin = origin;
    this.recording = recording;
    this.note = note;
  }

  /** An answer as the service gave it, at its first attempt, with no latency measured yet. */
  public static ApiResponse live(int status, String contentType, String body) {
    return new ApiResponse(
        status, contentType, body, null, null, Duration.ZERO, 1, Origin.LIVE, null, null);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The content type, empty where none was sent. */
  public String contentType() {
    return contentType;
  }

  /** The whole body as text. */
  public String body() {
    return body;
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
    return new ApiResponse(
        status,
        contentType,
        body,
        newRetryAfter,
        newRequestId,
        latency,
        attempts,
        origin,
        recording,
        note);
  }

  /** With another body. */
  public ApiResponse withBody(String newBody) {
    return new ApiResponse(
        status,
        contentType,
        newBody,
        retryAfter,
        requestId,
        latency,
        attempts,
        origin,
        recording,
        note);
  }

  /** With the time it took. */
  public ApiResponse withLatency(Duration newLatency) {
    return new ApiResponse(
        status,
        contentType,
        body,
        retryAfter,
        requestId,
        newLatency,
        attempts,
        origin,
        recording,
        note);
  }

  /** With the number of attempts it took. */
  public ApiResponse withAttempts(int newAttempts) {
    return new ApiResponse(
        status,
        contentType,
        body,
        retryAfter,
        requestId,
        latency,
        newAttempts,
        origin,
        recording,
        note);
  }

  /** As kept in, or read from, a recording. */
  public ApiResponse withRecording(Origin newOrigin, Path file) {
    return new ApiResponse(
        status, contentType, body, retryAfter, requestId, latency, attempts, newOrigin, file, note);
  }

  /** With a sentence for people about how it came about. */
  public ApiResponse withNote(String newNote) {
    return new ApiResponse(
        status,
        contentType,
        body,
        retryAfter,
        requestId,
        latency,
        attempts,
        origin,
        recording,
        newNote);
  }
}
