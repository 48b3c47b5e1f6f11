package ai.memories.it;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers nobody until so many calls are there together, and counts the most there ever were. */
final class Gathering implements ServeEventListener {
  private static final long PATIENCE_SECONDS = 30;

  private final CyclicBarrier barrier;
  private final AtomicInteger present = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  Gathering(int calls) {
    barrier = new CyclicBarrier(calls);
  }

  @Override
  public String getName() {
    return "gathering";
  }

  @Override
  public void afterMatch(ServeEvent event, Parameters parameters) {
    most.accumulateAndGet(present.incrementAndGet(), Math::max);
    try {
      barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokenBarrierException | TimeoutException e) {
      // the barrier stays broken, which the test asks for
    } finally {
      present.decrementAndGet();
    }
  }

  boolean succeeded() {
    return !barrier.isBroken();
  }

  int most() {
    return most.get();
  }
}
