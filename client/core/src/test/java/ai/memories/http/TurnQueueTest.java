package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.pricing.CallBounds;
import ai.memories.pricing.PriceList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TurnQueueTest {
  private static final ApiRequest FRESH = FakeWire.request();
  private static final ApiRequest AGAIN = FRESH.asAttempt(2);

  private final TurnQueue<String> queue = new TurnQueue<>();

  private List<String> order() {
    List<String> order = new ArrayList<>();
    for (var next = queue.first(); next.isPresent(); next = queue.first()) {
      order.add(next.get());
      queue.remove(next.get());
    }
    return order;
  }

  @Test
  void thoseWhoWereSentBefore_goFirst_bothInTheirOrder() {
    queue.add("a", FRESH);
    queue.add("b", AGAIN);
    queue.add("c", FRESH);
    queue.add("d", AGAIN);

    assertThat(order()).containsExactly("b", "d", "a", "c");
  }

  @Test
  void whoGivesUp_leavesAtOnce() {
    queue.add("a", FRESH);
    queue.add("b", FRESH);
    queue.add("c", AGAIN);

    queue.remove("b");
    queue.remove("c");

    assertThat(order()).containsExactly("a");
  }

  /** Else a call refused once would wait behind thousands, and its deadline would pass. */
  @Nested
  class ARepeatedCall {
    private final List<Integer> attempts = new ArrayList<>();
    private final List<CompletableFuture<ApiResponse>> calls = new ArrayList<>();
    private final ManualTimekeeper time = new ManualTimekeeper();

    private CompletableFuture<ApiResponse> wire(ApiRequest request) {
      attempts.add(request.attempt());
      calls.add(new CompletableFuture<>());
      return calls.get(calls.size() - 1);
    }

    private void sendThreeAndRepeatTheFirst(Exchange exchange) {
      for (ApiRequest request : List.of(FRESH, FRESH, FRESH, AGAIN)) {
        assertThat(exchange.send(request)).isNotNull();
      }
    }

    @Test
    void isBeforeTheWaitingOnes_whereTheConcurrencyIsFull() {
      sendThreeAndRepeatTheFirst(new ConcurrencyExchange(this::wire, 1));

      calls.get(0).complete(FakeWire.status(429));
      calls.get(1).complete(FakeWire.ok());

      assertThat(attempts).containsExactly(1, 2, 1);
    }

    @Test
    void isBeforeTheWaitingOnes_whereTheMinuteIsFull() {
      var limits = new RateLimits(OptionalLong.of(1), OptionalLong.empty());
      var bounds = CallBounds.with(PriceList.bundled());
      sendThreeAndRepeatTheFirst(new RateLimitExchange(this::wire, limits, bounds, time));

      time.pass(Duration.ofSeconds(130));

      assertThat(attempts).containsExactly(1, 2, 1);
    }
  }
}
