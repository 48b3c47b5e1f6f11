package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.pricing.CallBounds;
import ai.memories.pricing.PriceList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RateLimitExchangeTest {
  private final FakeWire wire = new FakeWire();
  private final ManualTimekeeper time = new ManualTimekeeper();

  private Exchange limited(RateLimits limits) {
    return new RateLimitExchange(wire, limits, CallBounds.with(PriceList.bundled()), time);
  }

  private static List<CompletableFuture<ApiResponse>> send(Exchange exchange, int calls) {
    List<CompletableFuture<ApiResponse>> sent = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      sent.add(exchange.send(FakeWire.request()));
    }
    return sent;
  }

  @Test
  void withoutLimitsCallsPassStraightThrough() {
    assertThat(limited(RateLimits.NONE).send(FakeWire.request())).isSameAs(wire.call(1));
  }

  @Test
  void noMinuteSeesMoreThanTheLimit() {
    send(limited(RateLimits.NONE.withRequestsPerMinute(2)), 5);
    assertThat(wire.count()).isEqualTo(2);

    time.pass(Duration.ofSeconds(60));
    assertThat(wire.count()).isEqualTo(2);
    time.pass(Duration.ofSeconds(1));
    assertThat(wire.count()).isEqualTo(4);
    time.pass(Duration.ofSeconds(61));
    assertThat(wire.count()).isEqualTo(5);
    assertThat(time.pending()).isZero();
  }

  @Test
  void theWindowSlides() {
    var exchange = limited(RateLimits.NONE.withRequestsPerMinute(2));
    send(exchange, 1);
    time.pass(Duration.ofSeconds(40));
    send(exchange, 2);
    assertThat(wire.count()).isEqualTo(2);

    time.pass(Duration.ofSeconds(21));
    assertThat(wire.count()).isEqualTo(3);
    send(exchange, 1);
    time.pass(Duration.ofSeconds(38));
    assertThat(wire.count()).isEqualTo(3);
    time.pass(Duration.ofSeconds(2));

    assertThat(wire.count()).isEqualTo(4);
  }

  @Test
  void callsLeaveInTheOrderTheyCame() {
    List<CompletableFuture<ApiResponse>> calls =
        send(limited(RateLimits.NONE.withRequestsPerMinute(1)), 3);

    for (int i = 1; i <= 3; i++) {
      wire.answer(i, FakeWire.ok());
      assertThat(calls.subList(0, i)).allMatch(CompletableFuture::isDone);
      assertThat(calls.subList(i, 3)).noneMatch(CompletableFuture::isDone);
      time.pass(Duration.ofSeconds(61));
    }
  }

  @Test
  void aCancelledCallGivesUpItsTurn() {
    List<CompletableFuture<ApiResponse>> calls =
        send(limited(RateLimits.NONE.withRequestsPerMinute(1)), 3);

    calls.get(1).cancel(true);
    time.pass(Duration.ofSeconds(61));
    wire.answer(2, FakeWire.ok());

    assertThat(wire.count()).isEqualTo(2);
    assertThat(calls.get(2)).isCompleted();
  }

  @Test
  void aCallCancelledOnTheWireIsCancelledThere() {
    send(limited(RateLimits.NONE.withRequestsPerMinute(1)), 1).get(0).cancel(true);

    assertThat(wire.call(1)).isCancelled();
  }

  @Test
  void tokensAreEstimatedFirstAndCorrectedByTheUsage() {
    // one call is estimated at half of the service's 1000 output tokens and a few for its prompt
    var exchange = limited(RateLimits.NONE.withTokensPerMinute(700));
    send(exchange, 2);
    assertThat(wire.count()).isEqualTo(1);

    wire.answer(1, FakeWire.ok()); // took 110

    assertThat(wire.count()).isEqualTo(2);
  }

  @Test
  void aCallLargerThanTheLimitLeavesAlone() {
    send(limited(RateLimits.NONE.withTokensPerMinute(100)), 2);
    assertThat(wire.count()).isEqualTo(1);

    time.pass(Duration.ofSeconds(61));

    assertThat(wire.count()).isEqualTo(2);
  }

  @Test
  void aServiceOfTwoRequestsAMinuteIsSurvivedWithoutAFailure() {
    var inTheLastMinute = new ArrayList<java.time.Instant>();
    Exchange service =
        request -> {
          inTheLastMinute.removeIf(at -> !at.isAfter(time.now().minusSeconds(60)));
          inTheLastMinute.add(time.now());
          request.departure().run();
          return CompletableFuture.completedFuture(
              inTheLastMinute.size() > 2 ? FakeWire.status(429) : FakeWire.ok());
        };
    var limited =
        new RateLimitExchange(
            service,
            RateLimits.NONE.withRequestsPerMinute(2),
            CallBounds.with(PriceList.bundled()),
            time);
    var calls = send(new RetryExchange(limited, RetryPolicy.DEFAULTS, time, () -> 0), 100);

    time.pass(Duration.ofMinutes(51));

    assertThat(calls).allMatch(call -> call.join().status() == 200 && call.join().attempts() == 1);
  }
}
