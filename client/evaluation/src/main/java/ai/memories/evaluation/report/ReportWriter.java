package ai.memories.evaluation.report;

import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes one kind of report from what a run left on disk. Found by {@link java.util.ServiceLoader};
 * stateless and thread-safe.
 *
 * <pre>{@code
 * public final class PassedCount implements ReportWriter {
 *   public String format() { return "passed-count"; }
 *   public void write(RunOutcome outcome, Path directory) throws IOException {
 *     long passed = outcome.totals().all().passed();
 *     Files.writeString(directory.resolve("passed.txt"), passed + "\n");
 *   }
 * }
 * }</pre>
 */
public interface ReportWriter {

  /** The format's name, such as {@code junit}. */
  String format();

  /**
   * Writes the report. Results are read from {@link RunOutcome#results()} as a stream: a run may
   * have a million.
   *
   * @param outcome the finished run
   * @param directory where reports go; it exists
   * @throws IOException if the disk refuses
   */
  void write(RunOutcome outcome, Path directory) throws IOException;
}
