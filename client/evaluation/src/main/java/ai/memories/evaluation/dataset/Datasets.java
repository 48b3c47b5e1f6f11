package ai.memories.evaluation.dataset;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The kinds of files tests can be read from. Immutable and thread-safe.
 *
 * <pre>{@code
 * Datasets datasets = Datasets.load(getClass().getClassLoader());
 * datasets.extensions(); // [csv, json, jsonl, yaml, yml]
 * }</pre>
 */
public final class Datasets {
  private final SortedMap<String, DatasetReader> readers;

  private Datasets(SortedMap<String, DatasetReader> readers) {
    this.readers = readers;
  }

  /**
   * All readers a class loader sees, ours among them.
   *
   * @throws ConfigurationException if one cannot be loaded, or two read the same files
   */
  public static Datasets load(ClassLoader loader) {
    SortedMap<String, DatasetReader> readers = new TreeMap<>();
    try {
      for (DatasetReader reader : ServiceLoader.load(DatasetReader.class, loader)) {
        reader.extensions().forEach(extension -> add(readers, extension, reader));
      }
    } catch (ServiceConfigurationError e) {
      throw new ConfigurationException(
          Problem.error("a dataset reader on the class path cannot be loaded: " + e.getMessage()));
    }
    return new Datasets(readers);
  }

  private static void add(
      SortedMap<String, DatasetReader> readers, String extension, DatasetReader reader) {
    DatasetReader other = readers.putIfAbsent(extension, reader);
    if (other != null) {
      throw new ConfigurationException(
          Problem.error(
              "two dataset readers read .%s: %s and %s"
                  .formatted(extension, other.getClass().getName(), reader.getClass().getName())));
    }
  }

  /** The reader for a file, by its name's ending. */
  public Optional<DatasetReader> find(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(readers.get(ending));
  }

  /** The endings there are readers for. */
  public SortedSet<String> extensions() {
    return new TreeSet<>(readers.keySet());
  }
}
