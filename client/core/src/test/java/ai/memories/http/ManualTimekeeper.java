package ai.memories.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes only when a test says so; what is due runs on the test's own thread. */
public final class ManualTimekeeper implements Timekeeper {
  /** Equal to itself only: two may have the same moment and task. */
  private static final class Alarm {
    final Instant at;
    final Runnable task;

    Alarm(Instant at, Runnable task) {
      this.at = at;
      this.task = task;
    }
  }

  private final List<Alarm> alarms = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    var alarm = new Alarm(now.plus(delay), task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  /** How many alarms are set. */
  public int pending() {
    return alarms.size();
  }

  /** Lets time pass, ringing each alarm at its moment. */
  public void pass(Duration time) {
    Instant end = now.plus(time);
    for (Optional<Alarm> next = next(end); next.isPresent(); next = next(end)) {
      Alarm alarm = next.get();
      alarms.remove(alarm);
      now = alarm.at;
      alarm.task.run();
    }
    now = end;
  }

  private Optional<Alarm> next(Instant end) {
    return alarms.stream()
        .filter(alarm -> !alarm.at.isAfter(end))
        .min(Comparator.comparing(alarm -> alarm.at));
  }
}
