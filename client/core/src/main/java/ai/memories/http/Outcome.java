package ai.memories.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt ended: with an answer or with a failure, exactly one of them.
 *
 * @param response the answer, also one that says no
 * @param failure why there is none
 */
record Outcome(@Nullable ApiResponse response, @Nullable Throwable failure) {

  private Optional<ApiError> error() {
    return Optional.ofNullable(response).flatMap(ApiError::of);
  }

  boolean isRepeatable(RetryPolicy policy) {
    return failure instanceof TransportException transport
        ? policy.repeats(transport)
        : error().filter(ApiError::isRetryable).isPresent();
  }

  boolean isRateLimited() {
    return error().filter(error -> error.kind() == ApiError.Kind.RATE_LIMIT).isPresent();
  }

  /** What went wrong, in short. */
  String words() {
    return error().map(ApiError::toString).orElseGet(() -> String.valueOf(failure));
  }

  /** How long the service asks to wait. */
  Optional<Duration> retryAfter(Instant now) {
    return Optional.ofNullable(response)
        .flatMap(ApiResponse::retryAfter)
        .flatMap(header -> RetryAfter.parse(header, now));
  }

  /** The failure, told after so many attempts. */
  Throwable failureAfter(int attempts, String note) {
    Throwable failed = requireNonNull(failure);
    boolean more = attempts > 1 || !note.isEmpty();
    return failed instanceof TransportException transport && more
        ? transport.after(attempts, " (after " + attempts + " attempts) " + note)
        : failed;
  }
}
