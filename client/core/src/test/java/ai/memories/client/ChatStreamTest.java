package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.Usage;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.RetryPolicy;
import ai.memories.http.ServerException;
import ai.memories.http.SocketService;
import ai.memories.http.StreamEvent;
import ai.memories.http.StreamException;
import ai.memories.http.StreamListener;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChatStreamTest {
  private static final ChatRequest QUESTION = ChatRequest.of("Say hello.");

  private static String chunk(String text) {
    return "{\"choices\":[{\"text\":\"" + text + "\"}]}";
  }

  /** A wire that a test plays by hand. */
  private static final class HandWire {
    final List<ApiRequest> requests = new ArrayList<>();
    final List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();

    MemoriesClient client() {
      return MemoriesClient.builder()
          .environment(name -> null)
          .exchange(this::send)
          .retries(RetryPolicy.DEFAULTS.withFirstDelay(Duration.ZERO).withReadTimeoutsRepeated())
          .build();
    }

    CompletableFuture<ApiResponse> send(ApiRequest request) {
      requests.add(request);
      calls.add(new CompletableFuture<>());
      return calls.get(calls.size() - 1);
    }

    void event(String data) {
      StreamListener listener = Objects.requireNonNull(requests.get(0).events());
      listener.onEvent(new StreamEvent("", data, Duration.ZERO));
    }

    void end(String text) {
      calls.get(0).complete(ApiResponse.live(200, "", chunk(text)));
    }
  }

  private final HandWire wire = new HandWire();

  private static List<String> drain(ChatStream stream) {
    List<String> pieces = new ArrayList<>();
    stream.forEach(pieces::add);
    return pieces;
  }

  @Nested
  class Pieces {
    @Test
    void comeAsTheEventsDo() {
      try (var client = wire.client();
          var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
        var pieces = stream.iterator();
        wire.event(chunk("hel"));
        assertThat(pieces.next()).isEqualTo("hel");
        wire.event("{\"choices\":[]}"); // nothing to tell
        wire.event(chunk("lo"));
        assertThat(pieces.next()).isEqualTo("lo");
        wire.end("hello");
        assertThat(pieces.hasNext()).isFalse();
        assertThat(pieces.hasNext()).isFalse();
        assertThat(stream.response().text()).isEqualTo("hello");
      }
      assertThat(wire.requests.get(0).body().at("/stream")).contains(Json.parse("true"));
    }

    @Test
    void areTheWholeAnswerWhereNoEventCame() {
      try (var client = wire.client();
          var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
        wire.end("hello"); // as a recording of the whole answer gives it

        assertThat(drain(stream)).containsExactly("hello");
      }
    }

    @Test
    void areGivenOnce() {
      try (var client = wire.client();
          var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
        wire.end("hello");
        drain(stream);

        assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Nested
  class Failures {
    @Test
    @SuppressWarnings("try") // closing early is what is tested
    void ofACallThatHadToldSomethingCarryTheText() {
      ChatStream stream;
      try (var client = wire.client()) {
        stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION);
        wire.event(chunk("hel"));
      } // closed in the middle

      var pieces = stream.iterator();
      assertThat(pieces.next()).isEqualTo("hel");
      var failure = catchThrowableOfType(StreamException.class, pieces::hasNext);
      assertThat(failure.textSoFar()).isEqualTo("hel");
      assertThat(failure).hasMessageContaining("the client was closed");
      assertThatThrownBy(stream::response).isInstanceOf(StreamException.class);
    }

    @Test
    void afterTheFirstEventAreNotRepeated() {
      try (var client = wire.client();
          var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
        wire.event(chunk("hel"));
        wire.calls
            .get(0)
            .completeExceptionally(
                new StreamException(
                    "hel", new TransportException(Kind.CONNECTION_LOST, "cut", true, null)));

        assertThatThrownBy(stream::response).isInstanceOf(StreamException.class);
      }
      assertThat(wire.calls).hasSize(1);
    }

    @Test
    void beforeTheFirstEventAre() throws IOException {
      var calls = new AtomicInteger();
      try (var service =
              new SocketService(
                  (request, out, socket) -> {
                    String body =
                        calls.incrementAndGet() == 1
                            ? "data: {\"code\":\"0001\",\"msg\":\"network abnormal\",\"success\":false}\n\n"
                            : "data: " + chunk("hello") + "\n\ndata: [DONE]\n\n";
                    out.write(events(body));
                  });
          var client =
              MemoriesClient.builder()
                  .apiKey("k")
                  .baseUrl(service.url())
                  .retries(RetryPolicy.DEFAULTS.withFirstDelay(Duration.ZERO))
                  .build();
          var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
        assertThat(drain(stream)).containsExactly("hello");
        assertThat(stream.response().attempts()).isEqualTo(2);
      }
    }

    @Test
    void ofTheServiceAreWhatChatThrows() {
      try (var client = wire.client();
          var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
        wire.calls.get(0).complete(ApiResponse.live(501, "", "{\"code\":501,\"msg\":\"no\"}"));

        assertThatThrownBy(() -> drain(stream)).isInstanceOf(ServerException.class);
      }
    }

    @Test
    void ofAnInterruptedReaderLeaveItInterrupted() throws InterruptedException {
      var thrown = new AtomicReference<Throwable>();
      var interrupted = new AtomicReference<Boolean>();
      try (var client = wire.client();
          var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
        var thread =
            new Thread(
                () -> {
                  try {
                    drain(stream);
                  } catch (TransportException e) {
                    thrown.set(e);
                    interrupted.set(Thread.currentThread().isInterrupted());
                  }
                });
        thread.start();
        thread.interrupt();
        thread.join();
      }
      assertThat(thrown.get())
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
      assertThat(interrupted.get()).isTrue();
      assertThat(wire.calls.get(0)).isCancelled();
    }
  }

  private static byte[] events(String body) {
    return "HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(body.length(), body)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theUsageOfTheLastChunkIsThatOfTheResponse() throws IOException {
    String body =
        "data: "
            + chunk("hello")
            + "\n\ndata: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}\n\n"
            + "data: [DONE]\n\n";
    try (var service = new SocketService((request, out, socket) -> out.write(events(body)));
        var client = MemoriesClient.builder().apiKey("k").baseUrl(service.url()).build();
        var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION)) {
      assertThat(stream.response().usage()).contains(new Usage(3, 2, 5));
      assertThat(stream.response().cost()).isPresent();
    }
  }

  @Test
  void closingBeforeTheEndHangsUp() throws Exception {
    var hungUp = new CountDownLatch(1);
    try (var service =
            new SocketService(
                (request, out, socket) -> {
                  out.write(
                      ("HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\n\r\ndata: "
                              + chunk("hello")
                              + "\n\n")
                          .getBytes(StandardCharsets.UTF_8));
                  out.flush();
                  if (socket.getInputStream().read() < 0) {
                    hungUp.countDown();
                  }
                });
        var client = MemoriesClient.builder().apiKey("k").baseUrl(service.url()).build()) {
      var stream = client.model("gemini:gemini-2.5-flash").stream(QUESTION);
      var pieces = stream.iterator();
      assertThat(pieces.next()).isEqualTo("hello");

      stream.close();

      assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(pieces::hasNext)
          .isInstanceOf(StreamException.class)
          .hasMessageContaining("the stream was closed");
    }
  }
}
