package ai.memories.maven;

import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.report.ProgressLine;
import ai.memories.evaluation.result.RunProgress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Says in Maven's log what the engine announces, and how far it has come: on a terminal in one line
 * that is drawn anew, elsewhere in a line of the log every few seconds. Thread-safe.
 */
final class LogListener implements EvaluationListener, AutoCloseable {
  private static final long LOG_MILLIS = 5_000;
  private static final long TERMINAL_MILLIS = 250;

  private final Log log;
  private final @Nullable LiveLine live;
  private @Nullable ScheduledExecutorService timer;
  private long told;

  /**
   * A listener.
   *
   * @param live where a line can be drawn anew, if anywhere
   */
  LogListener(Log log, @Nullable LiveLine live) {
    this.log = log;
    this.live = live;
  }

  @Override
  public synchronized void announced(String line) {
    log.info(line);
  }

  @Override
  public synchronized void warned(Problem problem) {
    log.warn(problem.toString());
  }

  @Override
  public synchronized void started(Supplier<RunProgress> progress) {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "memories-progress");
              thread.setDaemon(true);
              return thread;
            });
    timer = started;
    long period = live == null ? LOG_MILLIS : TERMINAL_MILLIS;
    // a fault of ours in there ends the line, and never the run
    var unused =
        started.scheduleAtFixedRate(
            () -> show(progress.get()), period, period, TimeUnit.MILLISECONDS);
  }

  /** Shows where the run is; a log is not told twice that nothing has happened. */
  synchronized void show(RunProgress progress) {
    long finished = progress.finished().cases();
    if (live != null) {
      live.show(ProgressLine.of(progress));
    } else if (finished != told) {
      told = finished;
      log.info(ProgressLine.of(progress));
    }
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
    if (live != null) {
      live.clear();
    }
  }
}
