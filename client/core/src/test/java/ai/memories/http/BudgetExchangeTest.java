package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.TransportException.Kind;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.CallBound;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import ai.memories.pricing.PriceList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetExchangeTest {
  private final PriceList prices = PriceList.bundled();
  private final CallBounds bounds = CallBounds.with(prices);
  private final CallBound bound = bounds.of(FakeWire.request().body(), Map.of());
  private final FakeWire wire = new FakeWire();
  private final BudgetScope run = Ledger.of(Limits.NONE.withMaxTokens(bound.tokens() + 1)).run();

  private CompletableFuture<ApiResponse> send() {
    var request = FakeWire.request();
    return new BudgetExchange(wire, bounds, prices)
        .send(
            new ApiRequest(
                request.endpoint(),
                request.body(),
                request.context(),
                request.videoLengths(),
                run,
                () -> {}));
  }

  private void assertSpent(long tokens) {
    assertThat(run.spent().totalTokens()).isEqualTo(tokens);
  }

  @Test
  void aCallWithoutABudgetPassesStraightThrough() {
    var call = new BudgetExchange(wire, bounds, prices).send(FakeWire.request());

    assertThat(call).isSameAs(wire.call(1));
  }

  @Test
  void anAnswerCountsWithItsUsageAndPrice() {
    var call = send();
    wire.answer(1, FakeWire.ok());

    assertThat(call).isCompleted();
    assertSpent(110);
    assertThat(run.spent().cost()).contains(Cost.usd("0.000055"));
  }

  @Test
  void aSecondCallWaitsForTheRoomOfTheFirst() {
    var call = send();
    var second = send();
    assertThat(wire.count()).isEqualTo(1);

    wire.answer(1, FakeWire.status(401));

    assertThat(wire.count()).isEqualTo(2);
    assertThat(second).isNotDone();
    assertThat(call).isDone();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 429})
  void aRefusedCallCostsNothing(int status) {
    var call = send();
    wire.answer(1, FakeWire.status(status));

    assertSpent(0);
    assertThat(call).isDone();
  }

  @Test
  void aServerErrorCountsWithItsBound() {
    var call = send();
    wire.answer(1, FakeWire.status(500));

    assertSpent(bound.tokens());
    assertThat(call).isDone();
  }

  @Test
  void anErroredAnswerWithAUsageCountsWithIt() {
    var call = send();
    wire.answer(
        1,
        ApiResponse.live(
            200,
            "",
            "{\"status\":\"errored\",\"choices\":[],\"error\":{\"message\":\"m\"},"
                + "\"usage\":{\"input_tokens\":7,\"output_tokens\":0}}"));

    assertSpent(7);
    assertThat(call).isDone();
  }

  @Test
  void aFailureThatMayHaveBeenBilledCountsWithItsBound() {
    var call = send();
    wire.fail(1, Kind.TIMEOUT, true);

    assertThat(call).isCompletedExceptionally();
    assertSpent(bound.tokens());
  }

  @Test
  void aConnectionThatNeverStoodCostsNothing() {
    var call = send();
    wire.fail(1, Kind.CONNECT, false);

    assertSpent(0);
    assertThat(call).isDone();
  }

  @Test
  void aCallCancelledOnTheWireCountsWithItsBound() {
    assertThat(send().cancel(true)).isTrue();

    assertThat(wire.call(1)).isCancelled();
    assertSpent(bound.tokens());
  }

  @Test
  void aCallCancelledWhileItWaitsIsNeverSentAndCostsNothing() {
    var call = send();
    assertThat(send().cancel(true)).isTrue();

    wire.answer(1, FakeWire.status(400));

    assertThat(wire.count()).isEqualTo(1);
    assertSpent(0);
    assertThat(call).isDone();
  }
}
