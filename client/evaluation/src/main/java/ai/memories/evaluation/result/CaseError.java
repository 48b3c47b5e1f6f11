package ai.memories.evaluation.result;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a case has no verdict of its own.
 *
 * <pre>{@code
 * result.error()
 *     .filter(error -> error.kind() == CaseError.Kind.MISS)
 *     .ifPresent(error -> log.warn(error.message())); // it says how to record what is missing
 * }</pre>
 *
 * @param kind what kind of error, for programs
 * @param status the HTTP status, where there was an answer
 * @param code the service's code, where it gave one
 * @param message for people: what, where, what to do
 */
public record CaseError(Kind kind, OptionalInt status, Optional<String> code, String message) {

  /** The kinds of errors. */
  public enum Kind {
    /** No recording, and the service was not to be asked. */
    MISS,
    /** A recording that cannot be read, trusted or written. */
    CASSETTE,
    /** The service was not reached, or did not answer in time. */
    TRANSPORT,
    /** The service refused for the number of requests. */
    RATE_LIMIT,
    /** The service said no in another way. */
    SERVICE,
    /** The service answered in no form we know. */
    PROTOCOL,
    /** The answer was cut off. */
    TRUNCATED,
    /** An assertion could not be judged. */
    ASSERTION,
    /** A budget did not allow the call. */
    BUDGET,
    /** Too many samples ended in an error of the service. */
    INCONCLUSIVE,
    /** Another case did not pass, and the run was to stop then. */
    FAIL_FAST,
    /** The request could not be made. */
    REQUEST
  }

  /** Reads the member {@code error} of a line. */
  static CaseError of(Json error) {
    JsonNode node = error.node();
    JsonNode status = node.path("status");
    return new CaseError(
        Kind.valueOf(node.path("kind").asText()),
        status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty(),
        Optional.ofNullable(node.path("code").textValue()),
        node.path("message").asText());
  }

  /** An error that has no HTTP status. */
  public static CaseError of(Kind kind, String message) {
    return new CaseError(kind, OptionalInt.empty(), Optional.empty(), message);
  }
}
