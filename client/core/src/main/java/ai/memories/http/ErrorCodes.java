package ai.memories.http;

import ai.memories.http.ApiError.Kind;
import java.util.Locale;

/** What the numbers and words of error bodies mean. */
final class ErrorCodes {
  private ErrorCodes() {}

  static Kind ofStatus(int status) {
    return switch (status) {
      case 401 -> Kind.AUTHENTICATION;
      case 402 -> Kind.BALANCE;
      case 403 -> Kind.PERMISSION;
      case 408 -> Kind.SERVER;
      case 429 -> Kind.RATE_LIMIT;
      default -> status < 500 ? Kind.BAD_REQUEST : Kind.SERVER;
    };
  }

  /** The number in a code such as {@code 429} or {@code "0429"}; 0 if it is a word or too long. */
  static int number(String code) {
    return code.matches("\\d{1,6}") ? Integer.parseInt(code) : 0;
  }

  /** The kind of an error that came with a 200. */
  static Kind kind(ErrorForm form, int number) {
    if (number >= 400 && number < 600) {
      return ofStatus(number);
    }
    if (number == 1) {
      return Kind.SERVER; // "0001", network abnormal
    }
    return form.errored() ? Kind.MODEL_ERRORED : ofWord(form.code().toLowerCase(Locale.ROOT));
  }

  private static Kind ofWord(String code) {
    if (code.contains("rate_limit") || code.contains("too_many_requests")) {
      return Kind.RATE_LIMIT;
    }
    if (code.contains("api_key") || code.contains("authentication")) {
      return Kind.AUTHENTICATION;
    }
    if (code.contains("quota") || code.contains("balance")) {
      return Kind.BALANCE;
    }
    if (code.contains("permission")) {
      return Kind.PERMISSION;
    }
    if (code.contains("invalid_request")) {
      return Kind.BAD_REQUEST;
    }
    return code.contains("server_error") ? Kind.SERVER : Kind.MODEL_ERRORED;
  }
}
