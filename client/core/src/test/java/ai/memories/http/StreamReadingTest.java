package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.http.TransportException.Kind;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams over a real socket. */
@Timeout(60)
class StreamReadingTest {
  private static final String HEAD =
      "HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
  private static final String HELLO = "data: {\"choices\":[{\"text\":\"hel\"}]}\n\n";
  private static final String LO = "data: {\"choices\":[{\"text\":\"lo\"}]}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  private final ExecutorService threads = CallThreads.start();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<StreamEvent> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    threads.shutdownNow();
  }

  private SocketService service(SocketService.Behaviour behaviour) throws IOException {
    var service = new SocketService(behaviour);
    open.add(service);
    return service;
  }

  private SocketService saying(String... parts) throws IOException {
    return service(
        (request, out, socket) -> {
          for (String part : parts) {
            out.write(part.getBytes(StandardCharsets.UTF_8));
            out.flush();
          }
          socket.close();
        });
  }

  private OkHttpExchange wire(SocketService service, long maxBytes) {
    var wire =
        new OkHttpExchange(
            WireSettings.of(BaseUrl.parse(service.url()))
                .withKey(ApiKey.of("sk-test-0123456789"))
                .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(500))
                .withMaxResponseBytes(maxBytes),
            threads);
    open.add(wire);
    return wire;
  }

  private ApiRequest request() {
    return new ApiRequest(Endpoint.VU, Json.parse("{\"stream\":true}"), CallContext.NONE, Map.of())
        .streamingTo(told::add);
  }

  private ApiResponse answer(SocketService service) throws Exception {
    return wire(service, 1_000_000).send(request()).get();
  }

  private <T extends Throwable> T failure(Class<T> type, SocketService service) {
    var wire = wire(service, 1_000_000);
    Throwable thrown =
        catchThrowableOfType(ExecutionException.class, () -> wire.send(request()).get()).getCause();
    assertThat(thrown).isInstanceOf(type);
    return Objects.requireNonNull(type.cast(thrown));
  }

  @Nested
  class Answers {
    @Test
    void areToldEventByEventAndThenWhole() throws Exception {
      var service = saying(HEAD, ": hi\n\n", HELLO, LO, DONE);

      ApiResponse answer = answer(service);

      assertThat(told).extracting(StreamEvent::data).hasSize(3).last().isEqualTo("[DONE]");
      assertThat(answer.events()).isEqualTo(told);
      assertThat(told.get(0).offset()).isPositive().isLessThanOrEqualTo(told.get(2).offset());
      assertThat(answer.body()).isEqualTo("{\"choices\":[{\"index\":0,\"text\":\"hello\"}]}");
      assertThat(service.requests().get(0))
          .contains("Accept: text/event-stream")
          .contains("Accept-Encoding: identity");
    }

    @Test
    void areToldWhileTheRestIsStillToCome() throws Exception {
      var seen = new CountDownLatch(1);
      var service =
          service(
              (request, out, socket) -> {
                out.write((HEAD + HELLO).getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (seen.await(20, TimeUnit.SECONDS)) {
                  out.write((LO + DONE).getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
                socket.close();
              });
      var request = request().streamingTo(event -> seen.countDown());

      // the service waits for us; a reader that waits for the whole answer never gets it
      ApiResponse answer = wire(service, 10_000).send(request).get();

      assertThat(answer.body()).contains("hello");
    }

    @Test
    void underAnotherContentTypeAreRecognised() throws Exception {
      assertThat(answer(saying(HEAD.replace("event-stream", "plain"), HELLO, DONE)).events())
          .hasSize(2);
    }

    @Test
    void thatComeAsAWholeAreTakenSo() throws Exception {
      ApiResponse answer =
          answer(
              service(
                  SocketService.always(
                      SocketService.json(200, "", "{\"choices\":[{\"text\":\"hello\"}]}"))));

      assertThat(answer.body()).contains("hello");
      assertThat(answer.events()).isEmpty();
    }

    @Test
    void areWholeWithAFinishReasonEvenIfTheConnectionBreaksThen() throws Exception {
      String chunked =
          "HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n";
      var service =
          saying(chunked, "data: {\"choices\":[{\"text\":\"a\",\"finish_reason\":\"stop\"}]}\n\n");

      assertThat(answer(service).body()).contains("\"text\":\"a\"");
    }
  }

  @Nested
  class FailuresBeforeTheFirstEvent {
    @Test
    void areAnswersLikeAnyOtherWhereTheServiceSpeaks() throws Exception {
      ApiResponse answer =
          answer(saying(HEAD, "data: {\"code\":429,\"msg\":\"slow down\",\"data\":null}\n\n"));

      assertThat(ApiError.of(answer).map(ApiError::kind)).contains(ApiError.Kind.RATE_LIMIT);
      assertThat(told).isEmpty();
    }

    @Test
    void areAnswersWithAnErrorStatus() throws Exception {
      assertThat(answer(service(SocketService.always(SocketService.json(503, "", "{}")))).status())
          .isEqualTo(503);
    }

    @Test
    void arePlainTransportFailures() throws Exception {
      assertThat(failure(TransportException.class, saying(HEAD)).kind())
          .isEqualTo(Kind.CONNECTION_LOST);
      assertThat(failure(TransportException.class, saying(HEAD, "data: {\"cho")).kind())
          .isEqualTo(Kind.CONNECTION_LOST);
    }
  }

  @Nested
  class FailuresInTheMiddle {
    @Test
    void carryWhatCameBeforeAnErrorObject() throws Exception {
      var failure =
          failure(
              StreamException.class,
              saying(
                  HEAD,
                  HELLO,
                  "event: error\ndata: {\"error\":{\"code\":\"429\",\"message\":\"slow\"}}\n\n"));

      assertThat(failure.textSoFar()).isEqualTo("hel");
      assertThat(failure).hasCauseInstanceOf(RateLimitException.class);
      assertThat(told).hasSize(1);
    }

    @Test
    void areAnEndWithoutAMark() throws Exception {
      var failure = failure(StreamException.class, saying(HEAD, HELLO, LO));

      assertThat(failure.textSoFar()).isEqualTo("hello");
      assertThat(failure).hasMessageContaining("ended without [DONE] or a finish reason");
    }

    @Test
    void areAnEventCutInHalf() throws Exception {
      var failure =
          failure(StreamException.class, saying(HEAD, HELLO, "data: {\"choices\":[{\"te"));

      assertThat(failure).hasCauseInstanceOf(TransportException.class);
    }

    @Test
    void areSomethingThatIsNoJson() throws Exception {
      assertThat(failure(StreamException.class, saying(HEAD, HELLO, "data: oops\n\n", DONE)))
          .hasCauseInstanceOf(ProtocolException.class)
          .hasMessageContaining("oops");
    }

    @Test
    void areASilenceLongerThanTheReadTimeout() throws Exception {
      var forever = new CountDownLatch(1);
      var service =
          service(
              (request, out, socket) -> {
                out.write((HEAD + HELLO).getBytes(StandardCharsets.UTF_8));
                out.flush();
                forever.await();
              });

      assertThat(failure(StreamException.class, service))
          .cause()
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void areMoreBytesThanAllowed() throws Exception {
      var wire = wire(saying(HEAD, HELLO, LO.repeat(50), DONE), 200);

      assertThat(catchThrowableOfType(ExecutionException.class, () -> wire.send(request()).get()))
          .cause()
          .isInstanceOfAny(StreamException.class, TransportException.class)
          .hasMessageContaining("more than 200 bytes");
    }

    @Test
    void areAListenerThatFails() throws Exception {
      var request =
          request()
              .streamingTo(
                  event -> {
                    throw new IllegalStateException("full");
                  });
      var wire = wire(saying(HEAD, HELLO, DONE), 10_000);

      assertThat(catchThrowableOfType(ExecutionException.class, () -> wire.send(request).get()))
          .hasMessageContaining("full");
    }
  }
}
