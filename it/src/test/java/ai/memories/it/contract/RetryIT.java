package ai.memories.it.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.client.ChatResponse;
import ai.memories.http.RateLimitException;
import ai.memories.http.RetryPolicy;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import ai.memories.it.RemoteService;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a call is sent again, and when never: contract §2. */
class RetryIT {
  private final Remote remote = new Remote();

  @AfterEach
  void close() {
    remote.close();
  }

  private Duration betweenBoth() {
    List<LoggedRequest> requests = remote.requests();
    assertThat(requests).hasSize(2);
    assertThat(requests.get(0).getBodyAsString()).isEqualTo(requests.get(1).getBodyAsString());
    return Duration.between(
        requests.get(0).getLoggedDate().toInstant(), requests.get(1).getLoggedDate().toInstant());
  }

  @Test
  void secondsOfRetryAfter_areWaited() {
    remote.givesOnce(RemoteService.error(429, "slow down").withHeader("Retry-After", "1"));

    ChatResponse answer = remote.model().chat("hi");

    assertThat(answer.attempts()).isEqualTo(2);
    assertThat(betweenBoth()).isBetween(Duration.ofMillis(950), Duration.ofSeconds(10));
  }

  @Test
  void aDateOfRetryAfter_isWaitedFor() {
    // whole seconds: two from now are more than one
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2));
    remote.givesOnce(RemoteService.error(503, "busy").withHeader("Retry-After", date));

    assertThat(remote.model().chat("hi").attempts()).isEqualTo(2);
    assertThat(betweenBoth()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(10));
  }

  @Test
  void aRetryAfterBeyondTheDeadline_isNotWaitedFor() {
    remote.gives(RemoteService.error(429, "slow down").withHeader("Retry-After", "3600"));
    var model = remote.model(builder -> builder.deadline(Duration.ofMinutes(1)));

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOf(RateLimitException.class)
        .hasMessageContaining("past the deadline of 60 s");
    assertThat(remote.requests()).hasSize(1);
  }

  /** It may have been paid for; there is no idempotency key. */
  @Test
  void anAnswerThatDoesNotComeInTime_isNotAskedForTwice() {
    remote.gives(RemoteService.answer("fine").withFixedDelay(5_000));
    var model = remote.model(builder -> builder.readTimeout(Duration.ofSeconds(1)));

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
              assertThat(e.isMaybeBilled()).isTrue();
            });
    // a busy service may not have noted the one by now
    assertThat(remote.requests()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aDeadlineThatPasses_endsTheCall_andNothingIsSentAgain() {
    remote.gives(RemoteService.answer("fine").withFixedDelay(5_000));
    var model = remote.model(builder -> builder.deadline(Duration.ofSeconds(1)));

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DEADLINE));
    // a busy service may not have noted the one by now
    assertThat(remote.requests()).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 503})
  void whatOkHttpWouldRepeatByItself_isCountedByUs(int status) {
    remote.gives(aResponse().withStatus(status).withHeader("Retry-After", "0"));
    var model = remote.model(builder -> builder.retries(RetryPolicy.NONE));

    assertThatThrownBy(() -> model.chat("hi")).hasMessageContaining("answered " + status);
    assertThat(remote.requests()).hasSize(1);
  }

  @Test
  void aConnectionThatIsRefused_isTriedAgain_andCostsNothing() throws IOException {
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    var model = remote.model(builder -> builder.baseUrl("http://127.0.0.1:" + nobody));

    assertThatThrownBy(() -> model.chat("hi"))
        .isInstanceOfSatisfying(
            TransportException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.CONNECT);
              assertThat(e.attempts()).isEqualTo(3);
              assertThat(e.isMaybeBilled()).isFalse();
            });
  }
}
