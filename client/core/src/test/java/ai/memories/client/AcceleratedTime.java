package ai.memories.client;

import ai.memories.http.Timekeeper;
import java.time.Duration;
import java.time.Instant;

/** Real time, but faster: a minute of it passes in a fraction of one. */
record AcceleratedTime(Timekeeper real, Instant origin, int factor) implements Timekeeper {

  @Override
  public Instant now() {
    return origin.plus(Duration.between(origin, real.now()).multipliedBy(factor));
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    return real.after(delay.dividedBy(factor), task);
  }
}
