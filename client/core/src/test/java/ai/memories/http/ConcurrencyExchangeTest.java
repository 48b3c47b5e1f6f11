package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConcurrencyExchangeTest {
  private final FakeWire wire = new FakeWire();
  private final ConcurrencyExchange exchange = new ConcurrencyExchange(wire, 8);

  private List<CompletableFuture<ApiResponse>> send(int calls) {
    List<CompletableFuture<ApiResponse>> sent = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      sent.add(exchange.send(FakeWire.request()));
    }
    return sent;
  }

  @Test
  void callsBeyondTheNumberWaitInTheirOrder() {
    send(10);
    assertThat(wire.count()).isEqualTo(8);

    wire.answer(3, FakeWire.ok());

    assertThat(wire.count()).isEqualTo(9);
  }

  @Test
  void aRefusalHalvesItAndNothingLeavesUntilThatManyHaveEnded() {
    send(20);

    wire.answer(1, FakeWire.status(429));
    assertThat(exchange.limit()).isEqualTo(4);
    wire.answer(2, FakeWire.ok());
    wire.answer(3, FakeWire.ok());
    wire.answer(4, FakeWire.ok());

    assertThat(wire.count()).isEqualTo(8);
    wire.answer(5, FakeWire.ok());
    assertThat(wire.count()).isGreaterThan(8);
  }

  @Test
  void callsRefusedTogetherHalveItOnce() {
    send(8);

    for (int call = 1; call <= 8; call++) {
      wire.answer(call, FakeWire.status(429));
    }

    assertThat(exchange.limit()).isEqualTo(4);
  }

  @Test
  void aCallThatLeftAfterwardsHalvesItAgainDownToOne() {
    for (int call = 1; call <= 6; call++) {
      send(1);
      wire.answer(call, FakeWire.status(429));
    }

    assertThat(exchange.limit()).isEqualTo(1);
  }

  @Test
  void callsThatGoWellBringItBack() {
    send(1);
    wire.answer(1, FakeWire.status(429));
    assertThat(exchange.limit()).isEqualTo(4);

    for (int call = 2; call <= 40; call++) {
      send(1);
      wire.answer(call, FakeWire.ok());
    }

    assertThat(exchange.limit()).isEqualTo(8);
  }

  @Test
  void otherFailuresAreNoReason() {
    send(2);

    wire.answer(1, FakeWire.status(500));
    wire.fail(2, TransportException.Kind.TIMEOUT, true);

    assertThat(exchange.limit()).isEqualTo(8);
    assertThat(send(8)).noneMatch(CompletableFuture::isDone);
    assertThat(wire.count()).isEqualTo(10);
  }

  @Test
  void aCallCancelledWhileItWaitsIsNeverSent() {
    var calls = send(9);

    calls.get(8).cancel(true);
    wire.answer(1, FakeWire.ok());

    assertThat(wire.count()).isEqualTo(8);
  }

  @Test
  void aCallCancelledOnTheWireMakesRoom() {
    var calls = send(9);

    calls.get(0).cancel(true);

    assertThat(wire.call(1)).isCancelled();
    assertThat(wire.count()).isEqualTo(9);
  }

  @Test
  void manyWaitersAnsweredAtOnceDoNotGrowTheStack() {
    var first = new CompletableFuture<ApiResponse>();
    Exchange immediate =
        request -> first.isDone() ? CompletableFuture.completedFuture(FakeWire.ok()) : first;
    var one = new ConcurrencyExchange(immediate, 1);
    List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      calls.add(one.send(FakeWire.request()));
    }

    first.complete(FakeWire.ok());

    assertThat(calls).allMatch(CompletableFuture::isDone);
  }
}
