package ai.memories.http;

import ai.memories.MemoriesException;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an answer of the service. It can come with HTTP 200, in several forms, or be
 * no JSON at all. Immutable.
 *
 * <pre>{@code
 * ApiError.of(response).ifPresent(error -> log.warn("{} {}", error.kind(), error.message()));
 * }</pre>
 */
public final class ApiError {

  /** What a caller can do about it. */
  public enum Kind {
    /** The request is wrong and stays wrong: 400 and every 4xx without a kind of its own. */
    BAD_REQUEST,
    /** The key is missing or wrong: 401. */
    AUTHENTICATION,
    /** The account is empty: 402. */
    BALANCE,
    /** The key may not do this: 403. */
    PERMISSION,
    /** Too many calls or tokens in too short a time: 429. */
    RATE_LIMIT,
    /** The service failed: 5xx, 408, or its "network abnormal". */
    SERVER,
    /** The model did not complete its answer. */
    MODEL_ERRORED,
    /** The answer is none: no JSON, or no choices in it. */
    PROTOCOL
  }

  private static final Set<Integer> RETRYABLE = Set.of(408, 429, 500, 502, 503, 504);
  private static final int NETWORK_ABNORMAL = 1;

  private final Kind kind;
  private final int status;
  private final int number;
  private final String code;
  private final String message;
  private final @Nullable String requestId;
  private final String body;

  private ApiError(Kind kind, int number, String code, String message, ApiResponse response) {
    this.kind = kind;
    this.status = response.status();
    this.number = number;
    this.code = Excerpt.of(code, 100);
    this.message = Excerpt.of(message, 500);
    this.requestId = response.requestId().orElse(null);
    this.body = Excerpt.of(response.body(), 2_000);
  }

  /** What is wrong with an answer; empty if it is one that can be read. */
  public static Optional<ApiError> of(ApiResponse response) {
    return of(response, Set.of());
  }

  /**
   * What is wrong with an answer whose caller allows more than {@code completed} as its status;
   * empty if it is one that can be read.
   */
  public static Optional<ApiError> of(ApiResponse response, Set<String> allowedStatuses) {
    JsonNode body;
    try {
      body = response.json().node();
    } catch (JsonSyntaxException e) {
      return Optional.of(withoutJson(response, e));
    }
    Optional<ErrorForm> form = ErrorForm.in(body, allowedStatuses);
    if (response.status() >= 300) {
      ErrorForm said = form.orElse(new ErrorForm("", response.body(), false));
      return Optional.of(ofStatus(response, said.code(), said.message()));
    }
    if (form.isPresent()) {
      return Optional.of(inside(response, form.get()));
    }
    JsonNode choices = body.path("choices");
    return choices.isArray() && !choices.isEmpty()
        ? Optional.empty()
        : Optional.of(protocol(response, withoutChoices(body)));
  }

  private static ApiError withoutJson(ApiResponse response, JsonSyntaxException e) {
    return response.status() >= 300
        ? ofStatus(response, "", response.body())
        : protocol(
            response,
            "the body is no JSON (%s at %d:%d), it begins with \"%s\""
                .formatted(e.getMessage(), e.line(), e.column(), Excerpt.of(response.body(), 120)));
  }

  private static ApiError protocol(ApiResponse response, String message) {
    return new ApiError(Kind.PROTOCOL, response.status(), "", message, response);
  }

  private static String withoutChoices(JsonNode body) {
    List<String> keys = new ArrayList<>();
    body.fieldNames().forEachRemaining(keys::add);
    return body.has("choices")
        ? "\"choices\" is empty or no list"
        : "there is no \"choices\", only " + keys;
  }

  private static ApiError ofStatus(ApiResponse response, String code, String message) {
    int status = response.status();
    Kind kind = status < 400 ? Kind.PROTOCOL : ErrorCodes.ofStatus(status);
    return new ApiError(kind, status, code, message, response);
  }

  private static ApiError inside(ApiResponse response, ErrorForm form) {
    int number = ErrorCodes.number(form.code());
    return new ApiError(
        ErrorCodes.kind(form, number), number, form.code(), form.message(), response);
  }

  /** What can be done about it. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status, which can be 200. */
  public int status() {
    return status;
  }

  /** The service's own code, empty where it gave none. */
  public String code() {
    return code;
  }

  /** The service's own words, shortened and without keys. */
  public String message() {
    return message;
  }

  /** The service's id of the call, where it gave one. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /** The start of the body, without keys. */
  public String body() {
    return body;
  }

  /** Whether the same call may succeed later. */
  public boolean isRetryable() {
    return kind == Kind.RATE_LIMIT
        || RETRYABLE.contains(number)
        || (kind == Kind.SERVER && number == NETWORK_ABNORMAL);
  }

  /** Whether the call has cost nothing for sure: it was refused before the model saw it. */
  public boolean isSurelyNotBilled() {
    return number >= 400 && number < 500;
  }

  /** This error as an exception: METHOD path, status, the service's words, what to do. */
  public MemoriesException toException(ApiRequest request, ApiResponse response) {
    String text = ErrorMessage.of(this, request, response);
    return switch (kind) {
      case BAD_REQUEST -> new BadRequestException(this, text, response.attempts());
      case AUTHENTICATION -> new AuthenticationException(this, text, response.attempts());
      case BALANCE -> new BalanceException(this, text, response.attempts());
      case PERMISSION -> new PermissionException(this, text, response.attempts());
      case RATE_LIMIT -> new RateLimitException(this, text, response.attempts());
      case SERVER -> new ServerException(this, text, response.attempts());
      case MODEL_ERRORED -> new ModelErroredException(this, text, response.attempts());
      case PROTOCOL -> new ProtocolException(text, status, body);
    };
  }

  /** Kind, status and words. */
  @Override
  public String toString() {
    return kind + " (" + status + (code.isEmpty() ? "" : ", code " + code) + "): " + message;
  }
}
