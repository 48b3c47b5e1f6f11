package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.http.TransportException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that means harm, or has gone mad. */
@Timeout(60)
class HostileAnswerTest {
  /** No pattern finds it. */
  private static final String KEY = "an-unusual-key";

  private final ExecutorService threads = CallThreads.start();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    threads.shutdownNow();
  }

  private OkHttpExchange wire(SocketService.Behaviour behaviour) throws IOException {
    var service = new SocketService(behaviour);
    var settings =
        WireSettings.of(BaseUrl.parse(service.url()))
            .withKey(ApiKey.of(KEY))
            .withMaxResponseBytes(100_000);
    var wire = new OkHttpExchange(settings, threads);
    open.add(wire);
    open.add(service);
    return wire;
  }

  private Throwable failure(SocketService.Behaviour behaviour, ApiRequest request)
      throws IOException {
    var call = wire(behaviour).send(request);
    return Objects.requireNonNull(
        catchThrowableOfType(ExecutionException.class, call::get).getCause());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 302 X\r\nContent-Length: 0\r\nLocation: https://x.example/" + KEY + "\r\n\r\n",
        "the key is " + KEY + "\r\n\r\n",
        "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n5 " + KEY + "\r\n",
      })
  void whatQuotesTheKeyOutsideOfABody_carriesItIntoNoMessage(String answer) throws Exception {
    assertThat(failure(SocketService.always(answer), FakeWire.request()))
        .hasMessageNotContaining(KEY)
        .hasNoCause()
        .hasMessageContaining("[key hidden]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/event-stream", "text/plain"})
  void aStreamOfNothingButBlanks_isStoppedByTheLimit(String type) throws Exception {
    String head = "HTTP/1.1 200 X\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\n";
    byte[] blanks = " \n".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    Throwable failure =
        failure(
            (request, out, socket) -> {
              out.write(head.getBytes(StandardCharsets.UTF_8));
              for (int i = 0; i < 100_000; i++) { // a gigabyte, if anybody reads it
                out.write(blanks);
              }
            },
            FakeWire.request().streamingTo(event -> {}));

    assertThat(failure)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE));
  }

  @Test
  void anErrorWhileTheAnswerIsRead_reachesWhoeverWaits() throws Exception {
    String event =
        """
        HTTP/1.1 200 X\r
        Content-Type: text/event-stream\r
        Connection: close\r
        \r
        data: {"choices":[{"text":"a"}]}

        """;
    var broken = new AssertionError("a listener's own check");

    Throwable failure =
        failure(
            (request, out, socket) -> {
              out.write(event.getBytes(StandardCharsets.UTF_8));
              socket.shutdownOutput();
            },
            FakeWire.request()
                .streamingTo(
                    told -> {
                      throw broken;
                    }));

    assertThat(failure).isSameAs(broken);
  }
}
