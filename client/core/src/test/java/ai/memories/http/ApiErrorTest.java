package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.ApiError.Kind;
import ai.memories.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {
  private static final ApiRequest REQUEST =
      new ApiRequest(Endpoint.IU, Json.of(Json.object()), CallContext.NONE, Map.of());

  private static ApiError error(int status, String body) {
    return ApiError.of(ApiResponse.live(status, "application/json", body)).orElseThrow();
  }

  @Test
  void anAnswerWithChoicesIsNoError() {
    assertThat(
            ApiError.of(
                ApiResponse.live(
                    200, "", "{\"status\":\"completed\",\"error\":null,\"choices\":[{}]}")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405})
  void aPathThatIsNotThereSendsTheReaderToTheBaseUrl(int status) {
    ApiResponse answer = ApiResponse.live(status, "text/html", "<html>Not Found</html>");

    assertThat(ApiError.of(answer).orElseThrow().toException(REQUEST, answer))
        .hasMessageEndingWith(
            "Check that baseUrl and endpoint are the service's, and that it has this model.");
  }

  @Nested
  class Forms {
    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void theErroredAnswer(int status) {
      var error =
          error(
              status,
              "{\"status\":\"errored\",\"choices\":[],\"error\":{\"code\":\"E7\",\"message\":\"too dark\"}}");

      assertThat(error.kind()).isEqualTo(status == 200 ? Kind.MODEL_ERRORED : Kind.SERVER);
      assertThat(error.code()).isEqualTo("E7");
      assertThat(error.message()).isEqualTo("too dark");
    }

    @ParameterizedTest
    @CsvSource({
      "0429, RATE_LIMIT, true",
      "0001, SERVER, true",
      "0401, AUTHENTICATION, false",
      "0402, BALANCE, false",
      "9999, MODEL_ERRORED, false"
    })
    void theFailedEnvelope(String code, Kind kind, boolean retryable) {
      var error =
          error(200, "{\"code\":\"" + code + "\",\"msg\":\"m\",\"success\":false,\"failed\":true}");

      assertThat(error.kind()).isEqualTo(kind);
      assertThat(error.isRetryable()).isEqualTo(retryable);
      assertThat(error.message()).isEqualTo("m");
    }

    @ParameterizedTest
    @CsvSource({
      "400, BAD_REQUEST",
      "401, AUTHENTICATION",
      "402, BALANCE",
      "403, PERMISSION",
      "405, BAD_REQUEST",
      "409, BAD_REQUEST",
      "415, BAD_REQUEST",
      "429, RATE_LIMIT",
      "500, SERVER"
    })
    void theDocumentedErrorAlsoInsideA200(int code, Kind kind) {
      String body = "{\"code\":" + code + ",\"msg\":\"words\",\"data\":null}";

      assertThat(error(code, body).kind()).isEqualTo(kind);
      assertThat(error(200, body).kind()).isEqualTo(kind);
      assertThat(error(200, body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
      "invalid_api_key, AUTHENTICATION", "rate_limit_exceeded, RATE_LIMIT",
      "insufficient_quota, BALANCE", "invalid_request_error, BAD_REQUEST",
      "permission_denied, PERMISSION", "server_error, SERVER"
    })
    void openAisErrorAlsoInsideA200(String code, Kind kind) {
      var error =
          error(200, "{\"error\":{\"message\":\"m\",\"type\":\"" + code + "\",\"code\":null}}");

      assertThat(error.kind()).isEqualTo(kind);
      assertThat(error.code()).isEqualTo(code);
    }

    @Test
    void aStatusThatIsNotCompleted() {
      var error = error(200, "{\"status\":\"incomplete\",\"choices\":[{\"text\":\"a\"}]}");

      assertThat(error.kind()).isEqualTo(Kind.MODEL_ERRORED);
      assertThat(error.message()).contains("\"incomplete\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "null", "[]", "\"x\""})
    void garbageBehindAnErrorStatusIsStillThatStatus(String body) {
      assertThat(error(502, body).kind()).isEqualTo(Kind.SERVER);
      assertThat(error(502, body).isRetryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<html>hi</html>",
          "",
          "null",
          "[]",
          "{}",
          "{\"choices\":[]}",
          "{\"choices\":1}"
        })
    void garbageInsideA200IsAProtocolError(String body) {
      var error = error(200, body);

      assertThat(error.kind()).isEqualTo(Kind.PROTOCOL);
      assertThat(error.isRetryable()).isFalse();
      assertThat(error.isSurelyNotBilled()).isFalse();
    }

    @Test
    void missingChoicesNameTheKeysFound() {
      assertThat(error(200, "{\"id\":1,\"output\":[]}").message()).contains("[id, output]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, false, true", "401, false, true", "402, false, true", "403, false, true",
    "408, true, true", "409, false, true", "415, false, true", "429, true, true",
    "500, true, false", "501, false, false", "502, true, false", "503, true, false",
    "504, true, false", "302, false, false"
  })
  void whatIsRetriedAndWhatIsBilled(int status, boolean retryable, boolean surelyNotBilled) {
    assertThat(error(status, "{}").isRetryable()).isEqualTo(retryable);
    assertThat(error(status, "{}").isSurelyNotBilled()).isEqualTo(surelyNotBilled);
  }

  @Test
  void theExceptionSaysWhereWhatAndWhatToDo() {
    var response =
        ApiResponse.live(429, "", "{\"code\":429,\"msg\":\"slow down\",\"data\":null}")
            .withHeaders(null, "req-1")
            .withAttempts(3)
            .withNote("The deadline had passed.");

    var exception = ApiError.of(response).orElseThrow().toException(REQUEST, response);

    assertThat(exception)
        .isInstanceOf(RateLimitException.class)
        .hasMessage(
            "POST /iu/chat/completions answered 429: slow down [code 429] [request req-1]"
                + " (after 3 attempts). Set requestsPerMinute to what the account allows."
                + " The deadline had passed.");
    assertThat(((ApiException) exception).attempts()).isEqualTo(3);
    assertThat(((ApiException) exception).requestId()).contains("req-1");
  }

  @Test
  void wordsAndBodyAreShortOnOneLineAndWithoutKeys() {
    var error =
        error(
            401,
            "{\"msg\":\"bad key\\n sk-mai-abcdefgh1234 in Bearer abcdefgh1234\",\"code\":401,\"x\":\""
                + "y".repeat(1_000_000)
                + "\"}");

    assertThat(error.message()).isEqualTo("bad key [hidden] in [hidden]");
    assertThat(error.body()).hasSizeLessThan(2_100).doesNotContain("abcdefgh");
  }
}
