package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.MemoriesException;
import ai.memories.ModelId;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.Attempt;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.http.Exchange;
import ai.memories.http.MissingApiKeyException;
import ai.memories.http.ModelErroredException;
import ai.memories.http.RateLimitException;
import ai.memories.http.RetryPolicy;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MemoriesClientTest {
  private static final ModelId FLASH = ModelId.parse("gemini:gemini-2.5-flash");
  private static final String ANSWER =
      "{\"choices\":[{\"text\":\"hi\"}],\"usage\":{\"input_tokens\":100,\"output_tokens\":10}}";

  private final List<ApiRequest> sent = new ArrayList<>();

  private CompletableFuture<ApiResponse> answer(ApiRequest request) {
    sent.add(request);
    return CompletableFuture.completedFuture(ApiResponse.live(200, "application/json", ANSWER));
  }

  private static MemoriesClientBuilder builder() {
    return MemoriesClient.builder().environment(name -> null);
  }

  @Test
  void aQuestionIsAnswered() {
    try (var client = builder().exchange(this::answer).build()) {
      ChatResponse answer = client.model("gemini:gemini-2.5-flash").chat("hello");

      assertThat(answer.text()).isEqualTo("hi");
      assertThat(answer.cost()).contains(Cost.usd("0.000055"));
      assertThat(answer.origin()).isEqualTo(Origin.LIVE);
      assertThat(sent.get(0).endpoint()).isEqualTo(Endpoint.VU);
      assertThat(sent.get(0).body().compact()).contains("\"text\":\"hello\"");
    }
  }

  @Test
  void aFailureIsToldAsItIsToWhoeverDoesNotWait() {
    var told = new AtomicReference<Throwable>();
    Exchange refusing =
        request -> CompletableFuture.completedFuture(ApiResponse.live(429, "", "{\"code\":429}"));
    try (var client = builder().retries(RetryPolicy.NONE).exchange(refusing).build()) {
      var unused =
          client
              .model(FLASH)
              .chatAsync(ChatRequest.of("hello"))
              .whenComplete((answer, failure) -> told.set(failure));
    }

    assertThat(told.get()).isInstanceOf(RateLimitException.class);
  }

  @Test
  void contextAndEndpointTravelWithTheCall() {
    var context = new CallContext("invoices / plain", "suites/invoices", "plain", 2);
    try (var client = builder().baseUrl("https://example.org/iu").exchange(this::answer).build()) {
      client.model(FLASH, context).chat("hello");
    }

    assertThat(sent.get(0).context()).isEqualTo(context);
    assertThat(sent.get(0).endpoint()).isEqualTo(Endpoint.IU);
  }

  @Test
  void baseUrlAndEndpointThatContradictEachOtherAreRefused() {
    var builder = builder().baseUrl("https://example.org/iu").endpoint(Endpoint.VU);

    assertThatThrownBy(builder::build)
        .isInstanceOf(MemoriesException.class)
        .hasMessageContaining("drop one of them");
  }

  @Nested
  class TheKey {
    @Test
    void isDemandedWhenACallIsAboutToLeave() {
      try (var client = builder().build()) {
        var model = client.model(FLASH);

        assertThatThrownBy(() -> model.chat("hello"))
            .isInstanceOf(MissingApiKeyException.class)
            .hasMessageContaining("MEMORIES_API_KEY");
      }
    }

    @Test
    void isNotNeededByARecording() {
      try (var client = builder().around(inner -> MemoriesClientTest.this::answer).build()) {
        assertThat(client.model(FLASH).chat("hello").text()).isEqualTo("hi");
      }
    }

    @Test
    void mayBeMalformedWhereNothingIsSent() {
      var builder = MemoriesClient.builder().environment(name -> "no key: \u00e9");
      try (var client = builder.around(inner -> MemoriesClientTest.this::answer).build()) {
        assertThat(client.model(FLASH).chat("hello").text()).isEqualTo("hi");
      }
    }

    @Test
    void isNamedAsMalformedByTheFirstCallThatIsSent() {
      try (var client =
          MemoriesClient.builder()
              .baseUrl("http://localhost:1")
              .environment(name -> "no key: \u00e9")
              .build()) {
        var model = client.model(FLASH);

        assertThatThrownBy(() -> model.chat("hello"))
            .isInstanceOf(MemoriesException.class)
            .hasMessageContaining("MEMORIES_API_KEY")
            .hasMessageNotContaining("\u00e9");
      }
    }

    @Test
    void isNeverShown() {
      assertThatThrownBy(() -> MemoriesClient.builder().apiKey("sk-mai-secret\u00e9"))
          .hasMessageNotContaining("secret");
      try (var client = builder().apiKey("sk-mai-secret").exchange(this::fail).build()) {
        assertThatThrownBy(() -> client.model(FLASH).chat("hello"))
            .hasMessageNotContaining("secret");
      }
    }

    private CompletableFuture<ApiResponse> fail(ApiRequest request) {
      return CompletableFuture.completedFuture(
          ApiResponse.live(401, "", "{\"code\":401,\"msg\":\"no such key sk-mai-secret\"}"));
    }
  }

  @Nested
  class TheOrderOfTheStack {
    private final List<String> seen = new ArrayList<>();

    @Test
    void hasTheCassetteOutsideOfRetries() {
      Exchange flaky =
          request -> {
            seen.add("wire");
            return CompletableFuture.completedFuture(
                ApiResponse.live(seen.size() < 3 ? 500 : 200, "", ANSWER));
          };
      try (var client =
          builder()
              .retries(RetryPolicy.DEFAULTS.withFirstDelay(java.time.Duration.ZERO))
              .exchange(flaky)
              .around(
                  inner ->
                      request -> {
                        seen.add("cassette");
                        return inner.send(request);
                      })
              .build()) {
        assertThat(client.model(FLASH).chat("hello").attempts()).isEqualTo(2);
      }

      assertThat(seen).containsExactly("cassette", "wire", "wire");
    }

    @Test
    void hasEachAttemptInTheBudget() {
      var run = Ledger.of(Limits.NONE).run();
      try (var client = builder().exchange(MemoriesClientTest.this::answer).build()) {
        client.model(FLASH, CallContext.NONE, run).chat("hello");
      }

      assertThat(run.spent().totalTokens()).isEqualTo(110);
      assertThat(run.asRecorded().totalTokens()).isEqualTo(110);
    }

    @Test
    void countsAReplayedAnswerAsIfOnly() {
      var run = Ledger.of(Limits.NONE).run();
      Exchange cassette =
          request ->
              CompletableFuture.completedFuture(
                  ApiResponse.live(200, "", ANSWER)
                      .withRecording(Origin.REPLAYED, Path.of("a.json")));
      try (var client = builder().budget(run).around(inner -> cassette).build()) {
        assertThat(client.model(FLASH).chat("hello").recording()).contains(Path.of("a.json"));
      }

      assertThat(run.spent().totalTokens()).isZero();
      assertThat(run.asRecorded().totalTokens()).isEqualTo(110);
    }
  }

  @Test
  void attemptsAreTold() {
    List<Attempt> attempts = new ArrayList<>();
    try (var client = builder().exchange(this::answer).onAttempt(attempts::add).build()) {
      client.model(FLASH).chat("hello");
    }

    assertThat(attempts).singleElement().satisfies(a -> assertThat(a.status()).hasValue(200));
  }

  @Nested
  class AStatusThatIsNotCompleted {
    private static final ChatRequest ALLOWING =
        ChatRequest.builder().user("hello").allowStatus("incomplete").build();

    private Exchange saying(String body) {
      return request -> CompletableFuture.completedFuture(ApiResponse.live(200, "", body));
    }

    @Test
    void isAFailureUnlessItIsAllowed() {
      String body = "{\"status\":\"incomplete\",\"choices\":[{\"text\":\"hi\"}]}";
      try (var client = builder().exchange(saying(body)).build()) {
        var model = client.model(FLASH);

        assertThatThrownBy(() -> model.chat("hello"))
            .isInstanceOf(ModelErroredException.class)
            .hasMessageContaining("the status is \"incomplete\"");
        assertThat(model.chat(ALLOWING).text()).isEqualTo("hi");
        assertThat(model.chat(ALLOWING.toBuilder().build()).status()).contains("incomplete");
      }
    }

    @Test
    void isOneAllTheSameWithAnErrorInIt() {
      String body = "{\"status\":\"incomplete\",\"choices\":[],\"error\":{\"message\":\"broken\"}}";
      try (var client = builder().exchange(saying(body)).build()) {
        var model = client.model(FLASH);

        assertThatThrownBy(() -> model.chat(ALLOWING)).isInstanceOf(ModelErroredException.class);
      }
    }
  }

  @Test
  void anErrorSaysHowOftenItWasTried() {
    Exchange limited =
        request ->
            CompletableFuture.completedFuture(
                ApiResponse.live(429, "", "{\"code\":429,\"msg\":\"m\"}"));
    try (var client =
        builder()
            .exchange(limited)
            .retries(
                RetryPolicy.DEFAULTS.withMaxAttempts(2).withFirstDelay(java.time.Duration.ZERO))
            .build()) {
      assertThatThrownBy(() -> client.model(FLASH).chat("hello"))
          .isInstanceOfSatisfying(
              RateLimitException.class, e -> assertThat(e.attempts()).isEqualTo(2))
          .hasMessageContaining("after 2 attempts");
    }
  }

  @Nested
  class Waiters {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<ApiResponse> never = new CompletableFuture<>();

    private CompletableFuture<ApiResponse> never(ApiRequest request) {
      asked.countDown();
      return never;
    }

    @Test
    void thatAreInterruptedStaySoAndTheCallIsCancelled() throws InterruptedException {
      var thrown = new AtomicReference<Throwable>();
      var interrupted = new AtomicReference<Boolean>();
      try (var client = builder().exchange(this::never).build()) {
        var thread =
            new Thread(
                () -> {
                  try {
                    client.model(FLASH).chat("hello");
                  } catch (MemoriesException e) {
                    thrown.set(e);
                    interrupted.set(Thread.currentThread().isInterrupted());
                  }
                });
        thread.start();
        asked.await();
        thread.interrupt();
        thread.join();
      }

      assertThat(thrown.get())
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INTERRUPTED));
      assertThat(interrupted.get()).isTrue();
      assertThat(never).isCancelled();
    }

    @Test
    void areToldWhenTheClientIsClosed() {
      var client = builder().exchange(this::never).build();
      var call = client.model(FLASH).chatAsync(ChatRequest.of("hello"));

      client.close();

      assertThatThrownBy(call::join)
          .hasCauseInstanceOf(TransportException.class)
          .hasMessageContaining("the client was closed");
      assertThat(never).isCancelled();
      assertThatThrownBy(() -> client.model(FLASH).chat("again"))
          .hasMessageContaining("the client is closed");
    }

    @Test
    void whoCancelCancelTheCall() {
      try (var client = builder().exchange(this::never).build()) {
        client.model(FLASH).chatAsync(ChatRequest.of("hello")).cancel(true);

        assertThat(never).isCancelled();
      }
    }
  }
}
