package ai.memories.it.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.client.ChatRequest;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import ai.memories.it.RemoteService;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen to an answer on its way. Each row: one request, no second one. */
class FaultIT {
  private static final int LIMIT = 1 << 20;

  private static final Duration IMPATIENT = Duration.ofMillis(2_500);

  private final Remote remote = new Remote();

  @AfterEach
  void close() {
    remote.close();
  }

  /** Of a client that would rather wait: this machine may be busy. */
  private TransportException failure(ResponseDefinitionBuilder response) {
    return failure(response, Duration.ofMinutes(1));
  }

  private TransportException failure(ResponseDefinitionBuilder response, Duration readTimeout) {
    remote.gives(response);
    var model = remote.model(builder -> builder.readTimeout(readTimeout).maxResponseBytes(LIMIT));
    var failure = catchThrowableOfType(TransportException.class, () -> model.chat("hi"));
    assertThat(failure).as("a failure").isNotNull();
    assertThat(remote.requests()).hasSize(1);
    return failure;
  }

  private void maybeBilled(TransportException failure, Kind kind) {
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.isMaybeBilled()).isTrue();
    assertThat(failure.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
  void aConnectionThatBreaks_isLost(Fault fault) {
    maybeBilled(failure(aResponse().withFault(fault)), Kind.CONNECTION_LOST);
  }

  @Test
  void garbageForAChunk_isALostConnection() {
    maybeBilled(
        failure(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)), Kind.CONNECTION_LOST);
  }

  @Test
  void aBodyShorterThanItSays_isALostConnection() {
    maybeBilled(
        failure(RemoteService.answer("fine").withHeader("Content-Length", "5000")),
        Kind.CONNECTION_LOST);
  }

  @Test
  void headersThatDoNotCome_areATimeout() {
    maybeBilled(
        failure(RemoteService.answer("fine").withFixedDelay(10_000), IMPATIENT), Kind.TIMEOUT);
  }

  /** Two pieces, ten seconds apart. */
  @Test
  void aBodyThatStops_isATimeout() {
    maybeBilled(
        failure(RemoteService.answer("fine").withChunkedDribbleDelay(2, 20_000), IMPATIENT),
        Kind.TIMEOUT);
  }

  @Test
  void aBodyThatIsSlowButComes_isAnAnswer() {
    remote.gives(RemoteService.answer("fine").withChunkedDribbleDelay(8, 3_600));
    var model = remote.model(builder -> builder.readTimeout(IMPATIENT));

    assertThat(model.chat("hi").text()).isEqualTo("fine");
  }

  @Test
  void aHugeBody_isNotReadToItsEnd() {
    maybeBilled(failure(jsonResponse(" ".repeat(8 * LIMIT), 200)), Kind.TOO_LARGE);
  }

  @Test
  void aBodyThatUnpacksIntoAHugeOne_isNotUnpackedToItsEnd() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      byte[] blanks = " ".repeat(LIMIT).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 200; i++) {
        gzip.write(blanks);
      }
    }
    assertThat(packed.size()).isLessThan(LIMIT);

    maybeBilled(
        failure(aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray())),
        Kind.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain; charset=utf-8", "application/octet-stream"})
  void aWrongContentType_doesNotMatter_whereTheBodyIsAnAnswer(String type) {
    remote.gives(
        aResponse()
            .withHeader("Content-Type", type)
            .withBody("{\"choices\":[{\"text\":\"hällo\"}]}"));

    assertThat(remote.model().chat("hi").text()).isEqualTo("hällo");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectToAnotherOrigin_isNotFollowed_andCarriesNoKey(int status) {
    try (var other = RemoteService.start()) {
      other.gives(RemoteService.answer("got it"));
      String there = other.baseUrl() + "/vu/chat/completions";

      TransportException failure =
          failure(aResponse().withStatus(status).withHeader("Location", there));

      assertThat(failure.kind()).isEqualTo(Kind.REDIRECT);
      assertThat(failure).hasMessageContaining(there).hasMessageContaining("baseUrl");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void aCancelledCall_endsAtOnce() {
    remote.gives(RemoteService.answer("fine").withFixedDelay(10_000));
    CompletableFuture<?> call = remote.model().chatAsync(ChatRequest.of("hi"));

    call.cancel(true);

    assertThat(call).isCancelled();
  }
}
