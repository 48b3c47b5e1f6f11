package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptExchangeTest {
  private final FakeWire wire = new FakeWire();
  private final ManualTimekeeper time = new ManualTimekeeper();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Exchange exchange =
      new RetryExchange(
          new AttemptExchange(wire, attempts::add, time), RetryPolicy.DEFAULTS, time, () -> 0);

  @Test
  void everyAttemptIsToldWithItsNumberTimeStatusAndTokens() {
    var call = exchange.send(FakeWire.request());
    time.pass(Duration.ofMillis(30));
    wire.answer(1, FakeWire.status(503));
    time.pass(Duration.ofSeconds(1));
    time.pass(Duration.ofMillis(70));
    wire.answer(2, FakeWire.ok());

    assertThat(call).isCompleted();
    assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2);
    assertThat(attempts.get(0).status()).hasValue(503);
    assertThat(attempts.get(0).latency()).isEqualTo(Duration.ofMillis(30));
    assertThat(attempts.get(0).error().map(ApiError::kind)).contains(ApiError.Kind.SERVER);
    assertThat(attempts.get(0).usage()).isEmpty();
    assertThat(attempts.get(1).model()).isEqualTo("gemini:gemini-2.5-flash");
    assertThat(attempts.get(1).usage()).contains(new Usage(100, 10, 110));
    assertThat(attempts.get(1).error()).isEmpty();
    assertThat(attempts.get(1).departed()).isAfter(attempts.get(0).departed());
    assertThat(attempts.get(1)).asString().contains("gemini-2.5-flash attempt 2: 200 in ");
  }

  @Test
  void anAttemptWithoutAnAnswerIsToldWithItsFailure() {
    var call = exchange.send(FakeWire.request());
    wire.fail(1, TransportException.Kind.TIMEOUT, true);

    assertThat(call).isCompletedExceptionally();
    assertThat(attempts)
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.status()).isEmpty();
              assertThat(attempt.failure()).containsInstanceOf(TransportException.class);
            });
  }

  @Test
  void aCallThatNeverLeftIsNone() {
    Exchange silent =
        request -> {
          throw new TransportException(TransportException.Kind.CANCELLED, "no", false, null);
        };

    assertThat(new AttemptExchange(silent, attempts::add, time).send(FakeWire.request()))
        .isCompletedExceptionally();
    assertThat(attempts).isEmpty();
  }

  @Test
  void aListenerThatFailsHarmsNoCall() {
    AttemptListener broken =
        attempt -> {
          throw new IllegalStateException("metrics are down");
        };
    var call = new AttemptExchange(wire, broken, time).send(FakeWire.request());

    wire.answer(1, FakeWire.ok());

    assertThat(call).isCompleted();
  }
}
