package ai.memories.it.bench;

import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunProgress;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What the engine takes in this process, once it is warm. */
final class EngineCost {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final int rounds;

  EngineCost(int rounds) {
    this.rounds = rounds;
  }

  /**
   * What something took.
   *
   * @param wall from start to end
   * @param cpu on all cores
   */
  record Took(Duration wall, Duration cpu) {
    Took each(long count) {
      return new Took(wall.dividedBy(count), cpu.dividedBy(count));
    }

    Took times(long count) {
      return new Took(wall.multipliedBy(count), cpu.multipliedBy(count));
    }

    Took minus(Took less) {
      return new Took(wall.minus(less.wall), cpu.minus(less.cpu));
    }

    private Took least(Took other) {
      return new Took(
          wall.compareTo(other.wall) < 0 ? wall : other.wall,
          cpu.compareTo(other.cpu) < 0 ? cpu : other.cpu);
    }
  }

  /** A replay of all cases; the least of several, since whatever disturbs only adds. */
  Took replay(BenchProject project) throws Exception {
    return least(() -> project.evaluate(request -> request, Map.of()));
  }

  /**
   * Live calls of all cases, at a concurrency.
   *
   * @param run all of it, from reading the suite to the last report
   * @param calls from the first case drawn to the last one judged and on disk
   */
  record Live(Took run, Duration calls) {}

  Live live(BenchProject project, DelayedService service, int concurrency) throws Exception {
    Duration[] calls = {Duration.ofDays(1)};
    Took run =
        least(
            () -> {
              var watch = new Watch();
              var outcome =
                  project.evaluate(
                      request -> request.environment(BenchProject.KEY),
                      liveSettings(service, concurrency),
                      watch);
              calls[0] = watch.took().compareTo(calls[0]) < 0 ? watch.took() : calls[0];
              return outcome;
            });
    return new Live(run, calls[0]);
  }

  /** Times the calls of a run. */
  private static final class Watch implements EvaluationListener {
    private volatile long started;
    private volatile long finished;

    @Override
    public void started(Supplier<RunProgress> progress) {
      started = System.nanoTime();
    }

    @Override
    public void finished(CaseResult result) {
      finished = System.nanoTime();
    }

    Duration took() {
      return Duration.ofNanos(finished - started);
    }
  }

  static Map<String, String> liveSettings(DelayedService service, int concurrency) {
    return Map.of(
        "mode",
        "live",
        "maxCost",
        "none",
        "baseUrl",
        service.baseUrl(),
        "maxConcurrency",
        String.valueOf(concurrency));
  }

  /** The least of several rounds of anything. */
  Took least(Callable<?> run) throws Exception {
    Took least = once(run);
    for (int i = 1; i < rounds; i++) {
      least = least.least(once(run));
    }
    return least;
  }

  private static Took once(Callable<?> run) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    run.call();
    return new Took(
        Duration.ofNanos(System.nanoTime() - start),
        Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpu));
  }
}
