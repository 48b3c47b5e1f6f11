package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.http.Http2Service.Behaviour;
import ai.memories.http.TransportException.Kind;
import ai.memories.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What a broken HTTP/2 stream says about the bill: RFC 9113, 6.8 and 8.7. */
@Timeout(120)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class Http2Test {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final int INTERNAL_ERROR = 2;
  private static final int REFUSED_STREAM = 7;
  private static final int CANCEL = 8;
  private static final String ANSWER = "{\"choices\":[{\"text\":\"hi\"}]}";

  @TempDir static Path directory;
  private static TestCertificate certificate;

  private final ExecutorService threads = CallThreads.start();
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.in(directory);
    certificate.writeTrustStore(directory.resolve("trust.p12"));
  }

  @BeforeEach
  void trust() {
    System.setProperty(TRUST_STORE, directory.resolve("trust.p12").toString());
    System.setProperty(TRUST_STORE + "Password", "changeit");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    threads.shutdownNow();
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE + "Password");
  }

  private Http2Service service(Behaviour behaviour) throws Exception {
    var service = new Http2Service(behaviour, certificate.sockets());
    open.add(service);
    return service;
  }

  private OkHttpExchange wire(Http2Service service) {
    var wire =
        new OkHttpExchange(
            WireSettings.of(BaseUrl.parse(service.url()))
                .withKey(ApiKey.of("sk-test-0123456789"))
                .withEnvironment(name -> null),
            threads);
    open.add(wire);
    return wire;
  }

  private static ApiRequest request() {
    return new ApiRequest(Endpoint.VU, Json.parse("{\"a\":1}"), CallContext.NONE, Map.of());
  }

  private TransportException failure(Behaviour behaviour) throws Exception {
    var service = service(behaviour);
    OkHttpExchange wire = wire(service);
    Throwable cause =
        catchThrowableOfType(ExecutionException.class, () -> wire.send(request()).get()).getCause();
    assertThat(service.calls()).as("calls, none of them repeated by the wire").isEqualTo(1);
    if (cause instanceof TransportException transport) {
      return transport;
    }
    throw new AssertionError("no transport failure", cause);
  }

  @Test
  void anAnswerComesOverHttp2() throws Exception {
    var service = service((call, stream, out) -> out.answer(stream, ANSWER));

    assertThat(wire(service).send(request()).get().body()).isEqualTo(ANSWER);
  }

  @Test
  void aRefusedStream_wasSurelyNotBilled_andIsRepeatable() throws Exception {
    TransportException failure = failure((call, stream, out) -> out.reset(stream, REFUSED_STREAM));

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failure.isMaybeBilled()).isFalse();
    assertThat(failure).hasMessageContaining("REFUSED_STREAM), so it was not billed");
    assertThat(RetryPolicy.DEFAULTS.repeats(failure)).isTrue();
  }

  @Test
  void aStreamBehindTheLastOfGoAway_wasSurelyNotBilled() throws Exception {
    TransportException failure =
        failure(
            (call, stream, out) -> {
              out.goAway(stream - 2);
              out.hangUp();
            });

    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
    assertThat(failure.isMaybeBilled()).isFalse();
  }

  @Test
  void aStreamThatGoAwayCounts_mayHaveBeenBilled() throws Exception {
    TransportException failure =
        failure(
            (call, stream, out) -> {
              out.goAway(stream);
              out.hangUp();
            });

    assertThat(failure.isMaybeBilled()).isTrue();
    assertThat(RetryPolicy.DEFAULTS.repeats(failure)).isFalse();
  }

  @Test
  void aStreamResetForAnotherReason_mayHaveBeenBilled() throws Exception {
    for (int reason : new int[] {INTERNAL_ERROR, CANCEL}) {
      TransportException failure = failure((call, stream, out) -> out.reset(stream, reason));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LOST);
      assertThat(failure.isMaybeBilled()).isTrue();
      assertThat(RetryPolicy.DEFAULTS.repeats(failure)).isFalse();
    }
  }

  @Test
  void aRefusedCall_isRepeatedAndAnswered() throws Exception {
    var service =
        service(
            (call, stream, out) -> {
              if (call == 1) {
                out.reset(stream, REFUSED_STREAM);
              } else {
                out.answer(stream, ANSWER);
              }
            });
    var clock = new SystemTimekeeper(threads);
    open.add(clock);
    var retried =
        new RetryExchange(
            wire(service),
            RetryPolicy.DEFAULTS.withFirstDelay(Duration.ofMillis(1)),
            clock,
            () -> 0);

    ApiResponse answer = retried.send(request()).get();

    assertThat(answer.attempts()).isEqualTo(2);
    assertThat(answer.body()).isEqualTo(ANSWER);
  }
}
