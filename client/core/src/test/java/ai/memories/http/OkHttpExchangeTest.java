package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.http.TransportException.Kind;
import ai.memories.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OkHttpExchangeTest {
  private static final String KEY = "sk-test-0123456789";
  private static final String ANSWER = "{\"choices\":[{\"text\":\"hällo\"}]}";
  private static final String OK = SocketService.json(200, "", ANSWER);

  private final ExecutorService threads = CallThreads.start();
  private final List<AutoCloseable> open = new ArrayList<>();

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

  private OkHttpExchange wire(String url, UnaryOperator<WireSettings> more) {
    var settings = WireSettings.of(BaseUrl.parse(url)).withKey(ApiKey.of(KEY));
    var wire = new OkHttpExchange(more.apply(settings), threads);
    open.add(wire);
    return wire;
  }

  private OkHttpExchange wire(SocketService service) {
    return wire(service.url(), settings -> settings);
  }

  private static ApiRequest request() {
    return request(() -> {});
  }

  private static ApiRequest request(Runnable departure) {
    return new ApiRequest(Endpoint.VU, Json.parse("{\"a\":\"ü\"}"), CallContext.NONE, Map.of())
        .onDeparture(departure);
  }

  private static TransportException failure(Exchange wire) throws InterruptedException {
    return failure(wire.send(request()));
  }

  private static TransportException failure(CompletableFuture<ApiResponse> call) {
    var wrapper = catchThrowableOfType(ExecutionException.class, call::get);
    if (wrapper.getCause() instanceof TransportException transport) {
      return transport;
    }
    throw new AssertionError("no transport failure", wrapper.getCause());
  }

  @Nested
  class Answers {
    @Test
    void aCallIsOnePostWithKeyAndBody() throws Exception {
      var service = service(SocketService.always(OK));

      ApiResponse response = wire(service).send(request()).get();

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(ANSWER);
      assertThat(response.contentType()).isEqualTo("application/json");
      assertThat(response.latency()).isPositive();
      assertThat(service.requests())
          .singleElement()
          .asString()
          .startsWith("POST /api/vu/chat/completions HTTP/1.1\r\n")
          .contains("\r\nAuthorization: " + KEY + "\r\n")
          .contains("\r\nContent-Type: application/json\r\n")
          .containsPattern("\r\nUser-Agent: memories-client/\\S+ \\(Java \\d+\\)\r\n")
          .endsWith("\r\n\r\n{\"a\":\"ü\"}");
    }

    @Test
    void theBearerSchemePrefixesTheKey() throws Exception {
      var service = service(SocketService.always(OK));

      wire(service.url(), s -> s.withAuthScheme(AuthScheme.BEARER)).send(request()).get();

      assertThat(service.requests().get(0)).contains("\r\nAuthorization: Bearer " + KEY + "\r\n");
    }

    @Test
    void anErrorStatusIsAnAnswerWithItsHeaders() throws Exception {
      var service =
          service(
              SocketService.always(
                  SocketService.json(429, "Retry-After: 7\r\nX-Request-Id: r1\r\n", "{}")));

      ApiResponse response = wire(service).send(request()).get();

      assertThat(response.status()).isEqualTo(429);
      assertThat(response.retryAfter()).contains("7");
      assertThat(response.requestId()).contains("r1");
    }

    @Test
    void aCompressedAnswerIsUnpacked() throws Exception {
      byte[] packed = gzip(ANSWER.getBytes(StandardCharsets.UTF_8));
      var service =
          service(
              (request, out, socket) -> {
                out.write(
                    "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                        .formatted(packed.length)
                        .getBytes(StandardCharsets.UTF_8));
                out.write(packed);
              });

      assertThat(wire(service).send(request()).get().body()).isEqualTo(ANSWER);
    }

    @Test
    void anErrorThatQuotesTheKeyComesWithoutIt() throws Exception {
      var service =
          service(
              SocketService.always(SocketService.json(401, "", "{\"msg\":\"no " + KEY + "\"}")));

      assertThat(wire(service).send(request()).get().body())
          .isEqualTo("{\"msg\":\"no [key hidden]\"}");
    }

    @Test
    void aHeaderThatQuotesTheKeyComesWithoutIt() throws Exception {
      var headers = "Retry-After: " + KEY + "\r\nX-Request-Id: r-" + KEY + "\r\n";
      var service = service(SocketService.always(SocketService.json(401, headers, "{}")));

      ApiResponse response = wire(service).send(request()).get();

      assertThat(response.requestId()).contains("r-[key hidden]");
      assertThat(response.retryAfter()).contains("[key hidden]");
    }
  }

  @Nested
  class NeverASecondTimeByItself {
    @Test
    void a503ThatSaysAtOnce() throws Exception {
      var service =
          service(SocketService.always(SocketService.json(503, "Retry-After: 0\r\n", "{}")));

      assertThat(wire(service).send(request()).get().retryAfter()).contains("0");
      assertThat(service.requests()).hasSize(1);
    }

    @Test
    void a408() throws Exception {
      var service = service(SocketService.always(SocketService.json(408, "", "{}")));

      assertThat(wire(service).send(request()).get().status()).isEqualTo(408);
      assertThat(service.requests()).hasSize(1);
    }

    @Test
    void aKeptConnectionThatBreaksUnderTheSecondCall() throws Exception {
      var calls = new AtomicInteger();
      var service =
          service(
              (request, out, socket) -> {
                if (calls.incrementAndGet() == 1) {
                  out.write(OK.getBytes(StandardCharsets.UTF_8));
                } else {
                  socket.close();
                }
              });
      var wire = wire(service);
      wire.send(request()).get();

      TransportException failure = failure(wire);

      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
      assertThat(failure.isMaybeBilled()).isTrue();
      assertThat(service.requests()).hasSize(2);
    }

    @Test
    void aRedirectIsNotFollowedAndNamesItsTarget() throws Exception {
      var target = service(SocketService.always(OK));
      var service =
          service(
              SocketService.always(
                  SocketService.json(307, "Location: " + target.url() + "/x\r\n", "{}")));

      TransportException failure = failure(wire(service));

      assertThat(failure.kind()).isEqualTo(Kind.REDIRECT);
      assertThat(failure).hasMessageContaining(target.url()).hasMessageContaining("set baseUrl");
      assertThat(target.requests()).isEmpty();
    }
  }

  @Nested
  class Failures {
    @Test
    void aRefusedConnectionCostsNothing() throws Exception {
      int port;
      try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = taken.getLocalPort();
      }

      TransportException failure = failure(wire("http://127.0.0.1:" + port, s -> s));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure.isMaybeBilled()).isFalse();
      assertThat(failure)
          .hasMessageContaining("POST http://127.0.0.1:" + port + "/vu/chat/completions")
          .hasMessageContaining("Check baseUrl");
    }

    @Test
    void aServerThatSpeaksNoTlsIsATlsFailureThatNamesTheTrustStore() throws Exception {
      try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        threads.execute(() -> answerInTheClear(plain));

        TransportException failure =
            failure(wire("https://127.0.0.1:" + plain.getLocalPort(), s -> s));

        assertThat(failure.kind()).isEqualTo(Kind.TLS);
        assertThat(failure.isMaybeBilled()).isFalse();
        assertThat(failure)
            .hasMessageContaining("trust store in use is")
            .hasMessageContaining("javax.net.ssl.trustStore");
      }
    }

    private void answerInTheClear(ServerSocket server) {
      try (var socket = server.accept()) {
        socket.getOutputStream().write("HTTP/1.1 400 X\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Test
    void aServerThatHangsUpMayHaveBilled() throws Exception {
      TransportException failure = failure(wire(service((request, out, socket) -> socket.close())));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
      assertThat(failure.isMaybeBilled()).isTrue();
    }

    @Test
    void anAnswerCutInTheMiddleIsALostConnection() throws Exception {
      TransportException failure =
          failure(
              wire(
                  service(
                      (request, out, socket) -> {
                        out.write(
                            OK.substring(0, OK.length() - 5).getBytes(StandardCharsets.UTF_8));
                        out.flush();
                        socket.close();
                      })));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
      assertThat(failure.isMaybeBilled()).isTrue();
    }

    @Test
    void aBodyThatStallsBeyondTheReadTimeoutMayHaveBilled() throws Exception {
      var forever = new CountDownLatch(1);
      var service =
          service(
              (request, out, socket) -> {
                out.write(OK.substring(0, OK.length() - 5).getBytes(StandardCharsets.UTF_8));
                out.flush();
                forever.await();
              });

      TransportException failure =
          failure(
              wire(
                  service.url(),
                  s -> s.withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200))));

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.isMaybeBilled()).isTrue();
      assertThat(failure)
          .hasMessageContaining("200 ms")
          .hasMessageContaining("may have been billed");
    }

    @Test
    void aHugeBodyIsNotReadToItsEnd() throws Exception {
      var service = service(SocketService.always(SocketService.json(200, "", "x".repeat(2_000))));

      TransportException failure = failure(wire(service.url(), s -> s.withMaxResponseBytes(1_999)));

      assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
      assertThat(failure).hasMessageContaining("1,999 bytes");
      assertThat(
              wire(service.url(), s -> s.withMaxResponseBytes(2_000)).send(request()).get().body())
          .hasSize(2_000);
    }

    @Test
    void aDecompressionBombIsStopped() throws Exception {
      byte[] bomb = gzip(new byte[20_000_000]);
      var service =
          service(
              (request, out, socket) -> {
                out.write(
                    "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
                        .formatted(bomb.length)
                        .getBytes(StandardCharsets.UTF_8));
                out.write(bomb);
              });

      assertThat(failure(wire(service.url(), s -> s.withMaxResponseBytes(100_000))).kind())
          .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void withoutAKeyNothingIsSentAndTheVariableIsNamed() throws Exception {
      var service = service(SocketService.always(OK));
      var wire = new OkHttpExchange(WireSettings.of(BaseUrl.parse(service.url())), threads);
      open.add(wire);

      assertThat(catchThrowableOfType(ExecutionException.class, () -> wire.send(request()).get()))
          .hasCauseInstanceOf(MissingApiKeyException.class)
          .hasMessageContaining("MEMORIES_API_KEY");
      assertThat(service.requests()).isEmpty();
    }
  }

  @Nested
  class InFlight {
    @Test
    void asManyAsTheConcurrencyAllowsAreThereAtOnce() throws Exception {
      int concurrency = 40;
      // each call is answered only once all forty have arrived
      var all = new CyclicBarrier(concurrency);
      var service =
          service(
              (request, out, socket) -> {
                try {
                  all.await(20, TimeUnit.SECONDS);
                } catch (java.util.concurrent.BrokenBarrierException
                    | java.util.concurrent.TimeoutException e) {
                  return;
                }
                out.write(OK.getBytes(StandardCharsets.UTF_8));
              });
      var wire = wire(service.url(), s -> s.withConcurrency(concurrency));

      List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();
      for (int i = 0; i < concurrency; i++) {
        calls.add(wire.send(request()));
      }

      for (CompletableFuture<ApiResponse> call : calls) {
        assertThat(call.get().status()).isEqualTo(200);
      }
    }

    @Test
    void moreThanTheConcurrencyWaitAndDepartLater() throws Exception {
      var first = new CountDownLatch(1);
      var release = new CountDownLatch(1);
      var service =
          service(
              (request, out, socket) -> {
                first.countDown();
                release.await();
                out.write(OK.getBytes(StandardCharsets.UTF_8));
              });
      var wire = wire(service.url(), s -> s.withConcurrency(1));
      var departed = new AtomicInteger();

      var one = wire.send(request(departed::incrementAndGet));
      first.await();
      var two = wire.send(request(departed::incrementAndGet));

      assertThat(departed).hasValue(1);
      release.countDown();
      one.get();
      two.get();
      assertThat(departed).hasValue(2);
    }

    @Test
    void whatACallerChainsMayBlockOnAnotherCall() throws Exception {
      var wire = wire(service(SocketService.always(OK)).url(), s -> s.withConcurrency(1));

      var second = wire.send(request()).thenApply(answer -> wire.send(request()).join());

      assertThat(second.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void aCancelledCallHangsUp() throws Exception {
      var arrived = new CountDownLatch(1);
      var hungUp = new CountDownLatch(1);
      var service =
          service(
              (request, out, socket) -> {
                arrived.countDown();
                if (socket.getInputStream().read() < 0) {
                  hungUp.countDown();
                }
              });
      var call = wire(service).send(request());
      arrived.await();

      call.cancel(true);

      assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closingCancelsWhatIsInFlightAndRefusesWhatComes() throws Exception {
      var arrived = new CountDownLatch(1);
      var service =
          service(
              (request, out, socket) -> {
                arrived.countDown();
                socket.getInputStream().read();
              });
      var wire = wire(service);
      var call = wire.send(request());
      arrived.await();

      wire.close();

      assertThat(failure(call).kind()).isEqualTo(Kind.CANCELLED);
      assertThat(failure(wire)).hasMessageContaining("the client is closed");
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
