package ai.memories.http;

import ai.memories.Usage;
import ai.memories.json.JsonSyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a call, as it ended. Immutable; shows neither key nor content.
 *
 * <pre>{@code
 * MemoriesClient.builder()
 *     .onAttempt(
 *         attempt -> log.info("{} in {} ms", attempt.status(), attempt.latency().toMillis()));
 * }</pre>
 */
public final class Attempt {
  private final ApiRequest request;
  private final Instant departed;
  private final Duration latency;
  private final @Nullable ApiResponse response;
  private final @Nullable Throwable failure;

  Attempt(
      ApiRequest request,
      Instant departed,
      Duration latency,
      @Nullable ApiResponse response,
      @Nullable Throwable failure) {
    this.request = request;
    this.departed = departed;
    this.latency = latency;
    this.response = response;
    this.failure = failure;
  }

  /** On whose behalf. */
  public CallContext context() {
    return request.context();
  }

  /** Through which door. */
  public Endpoint endpoint() {
    return request.endpoint();
  }

  /** The model that was asked, as the request names it. */
  public String model() {
    return request.body().node().path("model").asText();
  }

  /** Which attempt at its call it was, from 1. */
  public int number() {
    return request.attempt();
  }

  /** When it left for the wire. */
  public Instant departed() {
    return departed;
  }

  /** From leaving to the last byte, or to the failure. */
  public Duration latency() {
    return latency;
  }

  /** The HTTP status, where there was an answer. */
  public OptionalInt status() {
    return response == null ? OptionalInt.empty() : OptionalInt.of(response.status());
  }

  /** What is wrong with the answer, where there was one; also with a 200. */
  public Optional<ApiError> error() {
    return Optional.ofNullable(response).flatMap(ApiError::of);
  }

  /** Why there was no answer. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** The tokens it took, where the answer says so. */
  public Optional<Usage> usage() {
    try {
      return Optional.ofNullable(response).flatMap(r -> UsageReader.in(r.json()));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  /** Model, number, outcome and time on one line. */
  @Override
  public String toString() {
    String outcome =
        response == null
            ? String.valueOf(failure)
            : error().map(ApiError::toString).orElse(Integer.toString(response.status()));
    return "%s attempt %d: %s in %d ms".formatted(model(), number(), outcome, latency.toMillis());
  }
}
