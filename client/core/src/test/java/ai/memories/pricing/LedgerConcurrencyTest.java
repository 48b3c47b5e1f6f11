package ai.memories.pricing;

import static ai.memories.pricing.Calls.bound;
import static ai.memories.pricing.Calls.cents;
import static ai.memories.pricing.Calls.maxCents;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same ledger from many threads at once. */
class LedgerConcurrencyTest {
  private static final int THREADS = 8;
  private static final int CALLS_PER_THREAD = 1_000;
  private static final int LIMIT = 200_000;

  private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
  private final ExecutorService service = Executors.newFixedThreadPool(THREADS);

  private final BudgetScope run = Ledger.of(maxCents(LIMIT)).run();
  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final AtomicInteger billed = new AtomicInteger();
  private final AtomicLong spent = new AtomicLong();

  @AfterEach
  void stop() {
    callers.shutdownNow();
    service.shutdownNow();
  }

  @Test
  @Timeout(120)
  void manyThreads_neverPassTheLimit_loseNobody_andAgreeOnTheSum() throws InterruptedException {
    var start = new CountDownLatch(1);
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      var random = new Random(t);
      BudgetScope suite = run.child("suite " + t % 3, maxCents(LIMIT / 2));
      threads.add(
          CompletableFuture.supplyAsync(() -> ask(start, suite, random), callers)
              .thenCompose(all -> CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))));
    }
    start.countDown();
    CompletableFuture.allOf(threads.toArray(CompletableFuture[]::new)).join();
    service.shutdown();
    assertThat(service.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(granted.get() + refused.get() + cancelled.get())
        .isEqualTo(THREADS * CALLS_PER_THREAD);
    assertThat(refused.get()).as("the limit was reached").isPositive();
    assertThat(run.spent().calls()).isEqualTo(billed.get());
    assertThat(run.spent().cost()).contains(cents(spent.get()));
    assertThat(spent.get()).isLessThanOrEqualTo(LIMIT);
    assertThat(run.reserve(bound(LIMIT - spent.get()))).as("nothing outstanding").isCompleted();
  }

  private List<CompletableFuture<Void>> ask(
      CountDownLatch start, BudgetScope suite, Random random) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < CALLS_PER_THREAD; i++) {
      all.add(call(suite, 1 + random.nextInt(10_000), random.nextInt(100)));
    }
    return all;
  }

  private CompletableFuture<Void> call(BudgetScope suite, int most, int percent) {
    CompletableFuture<Reservation> room = suite.reserve(bound(most));
    CompletableFuture<Void> end =
        room.handleAsync(
            (reservation, failure) -> {
              if (reservation != null) {
                answer(reservation, most, percent);
              } else {
                (room.isCancelled() ? cancelled : refused).incrementAndGet();
              }
              return null;
            },
            service);
    if (percent % 10 == 0) {
      room.cancel(true);
    }
    return end;
  }

  private void answer(Reservation reservation, int most, int percent) {
    granted.incrementAndGet();
    if (percent < 10) {
      reservation.release();
      return;
    }
    int used = most * percent / 1_000;
    billed.incrementAndGet();
    spent.addAndGet(used);
    Calls.settle(reservation, used);
  }
}
