package ai.memories.http;

/** The one sentence of an error, and the one of what to do about it. */
final class ErrorMessage {
  private ErrorMessage() {}

  static String of(ApiError error, ApiRequest request, ApiResponse response) {
    var text = new StringBuilder(200);
    text.append(path(request)).append(" answered ").append(error.status());
    text.append(error.message().isEmpty() ? " without a word" : ": " + error.message());
    if (!error.code().isEmpty()) {
      text.append(" [code ").append(error.code()).append(']');
    }
    error.requestId().ifPresent(id -> text.append(" [request ").append(id).append(']'));
    if (response.attempts() > 1) {
      text.append(" (after ").append(response.attempts()).append(" attempts)");
    }
    text.append(". ").append(advice(error));
    response.note().ifPresent(note -> text.append(' ').append(note));
    return text.toString();
  }

  /** {@code POST /vu/chat/completions}, with whose call it was if somebody's. */
  static String path(ApiRequest request) {
    String call = "POST /" + request.endpoint().segment() + "/chat/completions";
    return request.context().equals(CallContext.NONE)
        ? call
        : request.context().name() + ": " + call;
  }

  private static String advice(ApiError error) {
    return switch (error.kind()) {
      case BAD_REQUEST ->
          error.status() == 404 || error.status() == 405
              ? "Check that baseUrl and endpoint are the service's, and that it has this model."
              : "Correct the request; sending it again will not help.";
      case AUTHENTICATION -> "Check the key in " + ApiKey.ENVIRONMENT_VARIABLE + ".";
      case BALANCE -> "Top up the account, or use the key of another.";
      case PERMISSION -> "Use a key that may use this model and endpoint.";
      case RATE_LIMIT -> "Set requestsPerMinute to what the account allows.";
      case SERVER -> "Try again later.";
      case MODEL_ERRORED -> "Try again, or check what the model was given.";
      case PROTOCOL -> "Check that baseUrl is the service's.";
    };
  }
}
