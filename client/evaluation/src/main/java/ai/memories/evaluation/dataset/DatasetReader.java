package ai.memories.evaluation.dataset;

import java.io.IOException;
import java.util.Set;

/**
 * Reads tests from one kind of file, found by {@link java.util.ServiceLoader}; in Maven put the jar
 * that holds it into the plugin's {@code <dependencies>}.
 *
 * <pre>{@code
 * public final class NamesReader implements DatasetReader {
 *   public Set<String> extensions() { return Set.of("names"); }
 *   public DatasetRows open(DatasetFile file) throws IOException {
 *     BufferedReader lines = file.reader();
 *     var line = new AtomicInteger();
 *     return DatasetRows.of(lines, () ->
 *         Optional.ofNullable(lines.readLine())
 *             .map(name -> Located.of(test(name), file.at(line.incrementAndGet(), 1))));
 *   }
 *
 *   private static Json test(String name) {
 *     return Json.parse("{\"vars\": {\"name\": " + Json.text(name).compact() + "}}");
 *   }
 * }
 * }</pre>
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface DatasetReader {

  /** The endings of the files it reads, in lower case and without the dot. */
  Set<String> extensions();

  /**
   * Opens a file. Rows are read as they are asked for, so that a file of any size takes little
   * memory; a file is opened once to be checked and once to be run.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException if its beginning is not what the
   *     format demands
   * @throws IOException if it cannot be read
   */
  DatasetRows open(DatasetFile file) throws IOException;
}
