package ai.memories.evaluation;

import ai.memories.evaluation.report.ReportWriter;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Writes the reports of a run, several at once: each reads the results by itself. */
final class Reports {
  private Reports() {}

  /**
   * Writes all of them, or as many as can be before one fails.
   *
   * @throws IOException if the disk refuses one
   * @throws InterruptedException if interrupted
   */
  static void write(List<ReportWriter> writers, RunOutcome outcome, Path directory)
      throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(writers.size(), Runtime.getRuntime().availableProcessors())));
    try {
      List<Future<?>> written = new ArrayList<>();
      for (ReportWriter writer : writers) {
        written.add(threads.submit(() -> write(writer, outcome, directory)));
      }
      for (Future<?> report : written) {
        report.get();
      }
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static @Nullable Void write(ReportWriter writer, RunOutcome outcome, Path directory)
      throws IOException {
    writer.write(outcome, directory);
    return null;
  }

  private static IOException fault(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return cause instanceof IOException known ? known : new IOException(cause);
  }
}
