package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.http.AuthenticationException;
import ai.memories.http.RetryPolicy;
import ai.memories.http.SocketService;
import ai.memories.http.SystemTimekeeper;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole client, down to a socket. */
@Timeout(60)
class MemoriesClientSocketTest {
  private static final String KEY = "some-key-of-an-unknown-shape";
  private static final String ANSWER =
      "{\"choices\":[{\"text\":\"hi\"}],\"usage\":{\"input_tokens\":100,\"output_tokens\":10}}";

  private static MemoriesClientBuilder builder(String url) {
    return MemoriesClient.builder()
        .environment(name -> KEY)
        .baseUrl(url)
        .retries(RetryPolicy.DEFAULTS.withMaxAttempts(3).withFirstDelay(Duration.ZERO));
  }

  @Test
  void aFailedAttemptIsRepeatedWithTheSameBody() throws IOException {
    var attempts = new AtomicInteger();
    try (var service =
            new SocketService(
                (request, out, socket) -> {
                  int status = attempts.incrementAndGet() < 3 ? 503 : 200;
                  out.write(
                      SocketService.json(status, "", ANSWER).getBytes(StandardCharsets.UTF_8));
                });
        var client = builder(service.url()).build()) {

      ChatResponse answer = client.model("gemini:gemini-2.5-flash").chat("hello");

      assertThat(answer.text()).isEqualTo("hi");
      assertThat(answer.attempts()).isEqualTo(3);
      assertThat(answer.latency()).isPositive();
      assertThat(service.requests()).hasSize(3).allMatch(service.requests().get(0)::equals);
    }
  }

  @Test
  void aServiceThatIsDownIsTriedAgainAndNamed() throws IOException {
    String url;
    try (var service = new SocketService(SocketService.always(""))) {
      url = service.url();
    }
    try (var client = builder(url).build()) {
      var model = client.model("gemini:gemini-2.5-flash");

      assertThatThrownBy(() -> model.chat("hello"))
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.CONNECT);
                assertThat(e.attempts()).isEqualTo(3);
              })
          .hasMessageContaining(url);
    }
  }

  @Test
  void aKeyTheServiceQuotesBackReachesNoMessage() throws IOException {
    String body = "{\"code\":401,\"msg\":\"the key " + KEY + " is unknown\",\"data\":null}";
    try (var service = new SocketService(SocketService.always(SocketService.json(401, "", body)));
        var client = builder(service.url()).build()) {
      var model = client.model("gemini:gemini-2.5-flash");

      assertThatThrownBy(() -> model.chat("hello"))
          .isInstanceOfSatisfying(
              AuthenticationException.class, e -> assertThat(e.body()).doesNotContain(KEY))
          .hasMessageContaining("is unknown")
          .hasMessageNotContaining(KEY);
    }
  }

  /** A minute is two seconds here, for client and service alike. */
  @Test
  void aServiceOfTwoRequestsAMinuteIsSurvived() throws Exception {
    var threads = Executors.newCachedThreadPool();
    try (var clock = new SystemTimekeeper(threads)) {
      var time = new AcceleratedTime(clock, clock.now(), 30);
      List<Instant> lastMinute = new ArrayList<>();
      try (var service =
              new SocketService(
                  (request, out, socket) -> {
                    boolean tooMany;
                    synchronized (lastMinute) {
                      lastMinute.removeIf(at -> at.isBefore(time.now().minusSeconds(60)));
                      lastMinute.add(time.now());
                      tooMany = lastMinute.size() > 2;
                    }
                    String answer =
                        tooMany
                            ? SocketService.json(429, "", "{\"code\":429,\"msg\":\"slow down\"}")
                            : SocketService.json(200, "", ANSWER);
                    out.write(answer.getBytes(StandardCharsets.UTF_8));
                  });
          var client =
              MemoriesClient.builder()
                  .apiKey(KEY)
                  .baseUrl(service.url())
                  .requestsPerMinute(2)
                  .timekeeper(time)
                  .build()) {
        ChatModel model = client.model("gemini:gemini-2.5-flash");
        List<CompletableFuture<ChatResponse>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          answers.add(model.chatAsync(ChatRequest.of("hello " + i)));
        }

        for (CompletableFuture<ChatResponse> answer : answers) {
          assertThat(answer.get().text()).isEqualTo("hi");
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void manyCallsAreInFlightTogether() throws Exception {
    int calls = 256;
    var arrived = new CountDownLatch(calls);
    try (var service =
            new SocketService(
                (request, out, socket) -> {
                  arrived.countDown();
                  arrived.await();
                  out.write(SocketService.json(200, "", ANSWER).getBytes(StandardCharsets.UTF_8));
                });
        var client = builder(service.url()).maxConcurrency(calls).build()) {
      ChatModel model = client.model("gemini:gemini-2.5-flash");
      List<CompletableFuture<ChatResponse>> answers = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        answers.add(model.chatAsync(ChatRequest.of("hello " + i)));
      }

      for (CompletableFuture<ChatResponse> answer : answers) {
        assertThat(answer.get().text()).isEqualTo("hi");
      }
    }
  }
}
