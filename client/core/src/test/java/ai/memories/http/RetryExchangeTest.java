package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.http.TransportException.Kind;
import ai.memories.pricing.BudgetExceededException;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import ai.memories.pricing.PriceList;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryExchangeTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final FakeWire wire = new FakeWire();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private double jitter;

  private CompletableFuture<ApiResponse> send(RetryPolicy policy) {
    return new RetryExchange(wire, policy, time, () -> jitter).send(FakeWire.request());
  }

  private CompletableFuture<ApiResponse> send() {
    return send(RetryPolicy.DEFAULTS);
  }

  @Test
  void aGoodAnswerIsNotRepeatedAndLeavesNoAlarm() {
    var call = send();

    wire.answer(1, FakeWire.ok());

    assertThat(call).isCompleted();
    assertThat(call.join().attempts()).isEqualTo(1);
    assertThat(time.pending()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void whatMayPassIsRepeatedAndCounted(int status) {
    var call = send();

    wire.answer(1, FakeWire.status(status));
    assertThat(wire.count()).isEqualTo(1);
    time.pass(LONG.minusMinutes(55));
    wire.answer(2, FakeWire.ok());

    assertThat(call.join().status()).isEqualTo(200);
    assertThat(call.join().attempts()).isEqualTo(2);
    assertThat(time.pending()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 409, 415, 501})
  void whatStaysWrongIsNotRepeated(int status) {
    var call = send();

    wire.answer(1, FakeWire.status(status));

    assertThat(call.join().status()).isEqualTo(status);
    assertThat(time.pending()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0429", "0001"})
  void the200sThatMeanLaterAreRepeated(String code) {
    var call = send();

    wire.answer(
        1, ApiResponse.live(200, "", "{\"code\":\"" + code + "\",\"success\":false,\"msg\":\"\"}"));
    time.pass(Duration.ofSeconds(10));
    wire.answer(2, FakeWire.ok());

    assertThat(call.join().attempts()).isEqualTo(2);
  }

  @Test
  void theLastErrorIsHandedOnWhenTheAttemptsAreUsedUp() {
    var call = send(RetryPolicy.DEFAULTS.withMaxAttempts(3));

    for (int attempt = 1; attempt <= 3; attempt++) {
      wire.answer(attempt, FakeWire.status(500));
      time.pass(Duration.ofMinutes(1));
    }

    assertThat(wire.count()).isEqualTo(3);
    assertThat(call.join().status()).isEqualTo(500);
    assertThat(call.join().attempts()).isEqualTo(3);
  }

  @Nested
  class Delays {
    @Test
    void doubleFromAttemptToAttempt() {
      var call = send();

      wire.answer(1, FakeWire.status(500));
      time.pass(Duration.ofMillis(499));
      assertThat(wire.count()).isEqualTo(1);
      time.pass(Duration.ofMillis(1));
      assertThat(wire.count()).isEqualTo(2);
      wire.answer(2, FakeWire.status(500));
      time.pass(Duration.ofMillis(999));
      assertThat(wire.count()).isEqualTo(2);
      time.pass(Duration.ofMillis(1));
      assertThat(wire.count()).isEqualTo(3);
      assertThat(call).isNotDone();
    }

    @Test
    void areLongerByUpToHalfSoThatCallsSpreadOut() {
      jitter = 0.5;
      var call = send();

      wire.answer(1, FakeWire.status(500));

      time.pass(Duration.ofMillis(624));
      assertThat(wire.count()).isEqualTo(1);
      time.pass(Duration.ofMillis(1));
      assertThat(wire.count()).isEqualTo(2);
      assertThat(call).isNotDone();
    }

    @Test
    void areLongerAfterARateLimit() {
      var call = send();

      wire.answer(1, FakeWire.status(429));

      time.pass(Duration.ofMillis(4_999));
      assertThat(wire.count()).isEqualTo(1);
      time.pass(Duration.ofMillis(1));
      assertThat(wire.count()).isEqualTo(2);
      assertThat(call).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", " 20 ", "Mon, 23 Nov 2026 12:00:20 GMT"})
    void areWhatTheServiceAsksForInBothForms(String retryAfter) {
      var call = send();

      wire.answer(1, FakeWire.status(503).withHeaders(retryAfter, null));

      time.pass(Duration.ofMillis(19_999));
      assertThat(wire.count()).isEqualTo(1);
      time.pass(Duration.ofMillis(1));
      assertThat(wire.count()).isEqualTo(2);
      assertThat(call).isNotDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999", ""})
    void areOursWhereTheServiceAsksNonsense(String retryAfter) {
      var call = send();

      wire.answer(1, FakeWire.status(503).withHeaders(retryAfter, null));
      time.pass(Duration.ofMillis(500));

      assertThat(wire.count()).isEqualTo(2);
      assertThat(call).isNotDone();
    }
  }

  @Nested
  class Connections {
    @Test
    void thatNeverStoodAreTriedAgain() {
      var call = send();

      wire.fail(1, Kind.CONNECT, false);
      time.pass(Duration.ofSeconds(1));
      wire.answer(2, FakeWire.ok());

      assertThat(call.join().attempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
        value = Kind.class,
        names = {"TIMEOUT", "CONNECTION_LOST", "TLS", "TOO_LARGE", "REDIRECT"})
    void thatMayHaveBeenBilledOrStayBrokenAreNot(Kind kind) {
      var call = send();

      wire.fail(1, kind, true);

      assertThat(call).isCompletedExceptionally();
      assertThat(time.pending()).isZero();
    }

    @Test
    void thatTimedOutAreTriedAgainWhereTheCallerTakesTheCost() {
      var call = send(RetryPolicy.DEFAULTS.withReadTimeoutsRepeated());

      wire.fail(1, Kind.TIMEOUT, true);
      time.pass(Duration.ofSeconds(1));

      assertThat(wire.count()).isEqualTo(2);
      assertThat(call).isNotDone();
    }

    @Test
    void tellHowOftenTheyWereTried() {
      var call = send(RetryPolicy.DEFAULTS.withMaxAttempts(2));

      wire.fail(1, Kind.CONNECT, false);
      time.pass(Duration.ofSeconds(1));
      wire.fail(2, Kind.CONNECT, false);

      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.attempts()).isEqualTo(2))
          .hasMessageContaining("after 2 attempts");
    }
  }

  @Nested
  class Deadline {
    private final RetryPolicy tenSeconds =
        RetryPolicy.DEFAULTS.withDeadline(Duration.ofSeconds(10));

    @Test
    void endsAnAttemptThatIsUnderWay() {
      var call = send(tenSeconds);

      time.pass(Duration.ofSeconds(10));

      assertThat(wire.call(1)).isCancelled();
      assertThatThrownBy(call::join)
          .cause()
          .isInstanceOfSatisfying(
              TransportException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(Kind.DEADLINE);
                assertThat(e.isMaybeBilled()).isTrue();
              })
          .hasMessageContaining("10 s");
      assertThat(time.pending()).isZero();
    }

    @Test
    void isToldAsFineAsItWasSet() {
      var call = send(RetryPolicy.DEFAULTS.withDeadline(Duration.ofMillis(300)));

      time.pass(Duration.ofMillis(300));

      assertThatThrownBy(call::join).hasMessageContaining("within the deadline of 300 ms");
    }

    @Test
    void coversAllAttemptsAndTheWaitsBetweenThem() {
      var call = send(tenSeconds);

      time.pass(Duration.ofSeconds(6));
      wire.answer(1, FakeWire.status(500));
      time.pass(Duration.ofSeconds(1));
      assertThat(wire.count()).isEqualTo(2);
      time.pass(Duration.ofSeconds(3));

      assertThatThrownBy(call::join)
          .hasMessageContaining("within the deadline of 10 s")
          .hasMessageContaining("Before it: SERVER (500, code 500): m");
    }

    @Test
    void isNotWaitedForWhenTheNextAttemptWouldPassIt() {
      var call = send(tenSeconds);

      wire.answer(1, FakeWire.status(503).withHeaders("11", null));

      assertThat(call.join().status()).isEqualTo(503);
      assertThat(call.join().note().orElseThrow()).contains("would wait 11 s", "deadline of 10 s");
      assertThat(time.pending()).isZero();
    }

    @Test
    void doesNotRunWhileTheFirstAttemptWaitsForItsTurn() {
      var turn = new CompletableFuture<Void>();
      Exchange queued = request -> turn.thenCompose(unused -> wire.send(request));
      var call = new RetryExchange(queued, tenSeconds, time, () -> jitter).send(FakeWire.request());

      time.pass(LONG);
      assertThat(call).isNotDone();
      turn.complete(null);
      time.pass(Duration.ofSeconds(9));
      assertThat(call).isNotDone();
      time.pass(Duration.ofSeconds(1));

      assertThat(call).isCompletedExceptionally();
    }
  }

  @Nested
  class Cancelling {
    @Test
    void cancelsTheAttemptThatIsUnderWay() {
      var call = send();

      call.cancel(true);

      assertThat(wire.call(1)).isCancelled();
      assertThat(time.pending()).isZero();
    }

    @Test
    void takesBackTheAttemptThatIsToCome() {
      var call = send();
      wire.answer(1, FakeWire.status(500));

      call.cancel(true);
      time.pass(LONG);

      assertThat(wire.count()).isEqualTo(1);
    }
  }

  /** An alarm that rings before the one who set it has even got it. */
  @Test
  void aRetryThatBeginsAtOnceIsCancelledWithTheCall() {
    var hasty =
        new Timekeeper() {
          @Override
          public Instant now() {
            return time.now();
          }

          @Override
          public Runnable after(Duration delay, Runnable task) {
            if (delay.isZero()) {
              task.run();
            }
            return () -> {};
          }
        };
    var policy = RetryPolicy.DEFAULTS.withFirstDelay(Duration.ZERO);
    var call = new RetryExchange(wire, policy, hasty, () -> 0).send(FakeWire.request());
    wire.answer(1, FakeWire.status(503));

    call.cancel(true);

    assertThat(wire.call(2)).isCancelled();
  }

  @Test
  void aDeadlineOfForeverIsALongOne() {
    var call = send(RetryPolicy.DEFAULTS.withDeadline(ChronoUnit.FOREVER.getDuration()));

    time.pass(LONG);
    wire.answer(1, FakeWire.ok());

    assertThat(call).isCompleted();
  }

  @Test
  void aRetryThatNoLongerFitsTheBudgetLeavesTheFirstErrorAndSaysSo() {
    var ledger = Ledger.of(Limits.NONE.withMaxTokens(2_000));
    var budget =
        new BudgetExchange(wire, CallBounds.with(PriceList.bundled()), PriceList.bundled());
    var request = FakeWire.request();
    var budgeted =
        new ApiRequest(
            request.endpoint(),
            request.body(),
            request.context(),
            request.videoLengths(),
            ledger.run(),
            () -> {});
    var call = new RetryExchange(budget, RetryPolicy.DEFAULTS, time, () -> jitter).send(budgeted);

    wire.answer(1, FakeWire.status(500)); // settles at its bound of a good thousand tokens
    time.pass(Duration.ofMinutes(1));

    assertThat(wire.count()).isEqualTo(1);
    assertThat(call.join().status()).isEqualTo(500);
    assertThat(call.join().attempts()).isEqualTo(1);
    assertThat(call.join().note().orElseThrow()).startsWith("No further attempt was sent: ");
  }

  @Test
  void aFirstAttemptThatDoesNotFitTheBudgetIsRefused() {
    var ledger = Ledger.of(Limits.NONE.withMaxTokens(10));
    Exchange budget =
        new BudgetExchange(wire, CallBounds.with(PriceList.bundled()), PriceList.bundled());
    var request = FakeWire.request();
    var call =
        new RetryExchange(budget, RetryPolicy.DEFAULTS, time, () -> jitter)
            .send(
                new ApiRequest(
                    request.endpoint(),
                    request.body(),
                    request.context(),
                    request.videoLengths(),
                    ledger.run(),
                    () -> {}));

    assertThatThrownBy(call::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(BudgetExceededException.class);
    assertThat(wire.count()).isZero();
  }
}
