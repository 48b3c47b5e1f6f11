package ai.memories.evaluation.dataset;

import ai.memories.evaluation.source.Located;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * The tests of an open file, one at a time. Not thread-safe; to be closed.
 *
 * <pre>{@code
 * DatasetReader reader = datasets.find("people.csv").orElseThrow();
 * try (DatasetRows rows = reader.open(dataset)) {
 *   for (var row = rows.next(); row.isPresent(); row = rows.next()) {
 *     show(row.get().json()); // {"vars":{"name":"Ada"}}
 *   }
 * }
 * }</pre>
 */
public interface DatasetRows extends Closeable {

  /**
   * The next test, a mapping as a suite would write it, such as {@code {vars: {name: Ada}}}; or
   * nothing at the end.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException if the file cannot be read on
   *     from here; a fault that spoils one row only is told to {@link DatasetFile#problems}
   * @throws IOException if the disk fails
   */
  Optional<Located> next() throws IOException;

  /** Gives the next row, or nothing. */
  @FunctionalInterface
  interface Source {
    /** As {@link DatasetRows#next}. */
    Optional<Located> next() throws IOException;
  }

  /** Rows from a source, and what to close after them. */
  static DatasetRows of(Closeable resource, Source source) {
    return new DatasetRows() {
      @Override
      public Optional<Located> next() throws IOException {
        return source.next();
      }

      @Override
      public void close() throws IOException {
        resource.close();
      }
    };
  }
}
