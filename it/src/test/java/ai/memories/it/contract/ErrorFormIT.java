package ai.memories.it.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.http.ApiException;
import ai.memories.http.AuthenticationException;
import ai.memories.http.BadRequestException;
import ai.memories.http.BalanceException;
import ai.memories.http.ModelErroredException;
import ai.memories.http.PermissionException;
import ai.memories.http.ProtocolException;
import ai.memories.http.RateLimitException;
import ai.memories.http.ServerException;
import ai.memories.it.RemoteService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service says no: contract §2, every form with every status, and how often it was asked. */
class ErrorFormIT {
  private final Remote remote = new Remote();

  @AfterEach
  void close() {
    remote.close();
  }

  /** A status, what it is, and how often the call is sent when three attempts are allowed. */
  private record Row(int status, Class<? extends ApiException> type, int requests) {}

  private static Stream<Row> rows() {
    return Stream.of(
        new Row(400, BadRequestException.class, 1),
        new Row(401, AuthenticationException.class, 1),
        new Row(402, BalanceException.class, 1),
        new Row(403, PermissionException.class, 1),
        new Row(405, BadRequestException.class, 1),
        new Row(409, BadRequestException.class, 1),
        new Row(415, BadRequestException.class, 1),
        new Row(408, ServerException.class, 3),
        new Row(429, RateLimitException.class, 3),
        new Row(500, ServerException.class, 3),
        new Row(502, ServerException.class, 3),
        new Row(503, ServerException.class, 3),
        new Row(504, ServerException.class, 3),
        new Row(501, ServerException.class, 1));
  }

  static Stream<Arguments> everyFormOfEveryStatus() {
    return rows()
        .flatMap(
            row ->
                Stream.of(
                        "{\"status\":\"errored\",\"choices\":[],"
                            + "\"error\":{\"code\":\"%d\",\"message\":\"the reason\"}}",
                        "{\"code\":\"0%d\",\"msg\":\"the reason\",\"success\":false,\"failed\":true}",
                        "{\"code\":%d,\"msg\":\"the reason\",\"data\":null}",
                        "{\"error\":{\"message\":\"the reason\",\"type\":\"t\",\"code\":\"%d\"}}")
                    .flatMap(
                        form ->
                            Stream.of(200, row.status)
                                .map(
                                    status ->
                                        Arguments.of(status, form.formatted(row.status), row))));
  }

  @ParameterizedTest
  @MethodSource("everyFormOfEveryStatus")
  void everyFormOfEveryStatus(int httpStatus, String body, Row row) {
    remote.gives(
        jsonResponse(body, httpStatus)
            .withHeader("X-Request-Id", "r-7")
            .withHeader("Retry-After", "0"));
    var model = remote.model();

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e).isExactlyInstanceOf(row.type);
              assertThat(e.status()).isEqualTo(httpStatus);
              assertThat(e.code()).endsWith(Integer.toString(row.status));
              assertThat(e.requestId()).contains("r-7");
              assertThat(e.attempts()).isEqualTo(row.requests);
              assertThat(e.body()).isEqualTo(body);
            })
        .hasMessageContainingAll(
            "POST /vu/chat/completions answered " + httpStatus, "the reason", "[request r-7]");
    assertThat(remote.requests()).hasSize(row.requests);
  }

  @Test
  void networkAbnormalInA200_isAskedAgain() {
    remote.givesOnce(
        jsonResponse("{\"code\":\"0001\",\"msg\":\"network abnormal\",\"failed\":true}", 200));

    assertThat(remote.model().chat("hi").attempts()).isEqualTo(2);
  }

  @Test
  void aModelThatErrored_isNotAskedAgain() {
    remote.gives("{\"status\":\"errored\",\"choices\":[],\"error\":{\"message\":\"unsafe\"}}");
    var model = remote.model();

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOf(ModelErroredException.class)
        .hasMessageContaining("unsafe");
    assertThat(remote.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>hi</html>", "", "{\"id\":", "[]", "{\"choices\":[]}", "{}", "7"})
  void whatIsNoAnswer_isAProtocolError_andNotAskedAgain(String body) {
    remote.gives(aResponse().withStatus(200).withBody(body));
    var model = remote.model();

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("baseUrl");
    assertThat(remote.requests()).hasSize(1);
  }

  @Test
  void anErrorPageInsteadOfJson_isTheErrorOfItsStatus() {
    remote.gives(
        aResponse()
            .withStatus(403)
            .withHeader("Content-Type", "text/html")
            .withBody("<html>Forbidden</html>"));
    var model = remote.model();

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOf(PermissionException.class)
        .hasMessageContaining("Forbidden");
  }

  @Test
  void theKey_inAnError_isHidden_andALongBodyCut() {
    remote.gives(RemoteService.error(401, "no such key: " + Remote.KEY + "x".repeat(100_000)));
    var model = remote.model();

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOfSatisfying(
            AuthenticationException.class,
            e -> {
              assertThat(e.body()).hasSizeLessThan(2_010).doesNotContain(Remote.KEY);
              assertThat(e.getMessage()).hasSizeLessThan(1_000).doesNotContain(Remote.KEY);
            });
  }
}
