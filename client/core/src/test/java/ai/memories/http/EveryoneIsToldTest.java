package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.MemoriesException;
import ai.memories.json.Json;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import ai.memories.pricing.PriceList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whatever a service, a listener or a wire does: a call ends. */
class EveryoneIsToldTest {
  private static final String ABSURD =
      "{\"choices\":[{\"text\":\"hi\"}],"
          + "\"usage\":{\"input_tokens\":9223372036854775807,\"output_tokens\":9223372036854775807}}";

  private final FakeWire wire = new FakeWire();

  @Test
  void aListenerThatFailsWithAnError_harmsNoCall() {
    var exchange =
        new AttemptExchange(
            wire,
            attempt -> {
              throw new AssertionError("a test's own check");
            },
            new ManualTimekeeper());
    CompletableFuture<ApiResponse> call = exchange.send(FakeWire.request());

    wire.answer(1, FakeWire.ok());

    assertThat(call).isCompleted();
  }

  @Test
  void aUsageBeyondAllCounting_isUnknown_andHoldsNobodyUp() {
    BudgetScope budget = Ledger.of(Limits.NONE).run();
    ApiRequest plain = FakeWire.request();
    var request =
        new ApiRequest(plain.endpoint(), plain.body(), plain.context(), Map.of(), budget, () -> {});
    var exchange =
        new BudgetExchange(wire, CallBounds.with(PriceList.bundled()), PriceList.bundled());
    CompletableFuture<ApiResponse> call = exchange.send(request);

    wire.answer(1, ApiResponse.live(200, "application/json", ABSURD));

    assertThat(call).isCompleted();
    assertThat(UsageReader.in(Json.parse(ABSURD))).isEmpty();
    assertThat(budget.spent().cost()).isEmpty();
  }

  @Test
  void aWireThatGivesNull_isAFailure() {
    var exchange = new ConcurrencyExchange(wire, 1);
    CompletableFuture<ApiResponse> first = exchange.send(FakeWire.request());
    CompletableFuture<ApiResponse> second = exchange.send(FakeWire.request());

    wire.call(1).complete(null);
    wire.answer(2, FakeWire.ok());

    assertThatThrownBy(first::join).hasCauseInstanceOf(MemoriesException.class);
    assertThat(second).isCompleted();
  }
}
