package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;

/**
 * Reads YAML, and JSON, which is YAML too, into values that know their places. One document a file,
 * the core schema of YAML 1.2 and {@code <<} for merging; duplicate keys, keys that are no text and
 * tags of other types are refused. Immutable and thread-safe.
 *
 * <pre>{@code
 * Problems problems = new Problems();
 * Optional<Located> prices = new YamlReader(files).read(Path.of("prices.yaml"), problems);
 * problems.throwIfErrors();
 * }</pre>
 */
public final class YamlReader {
  static final long MAX_BYTES = 64L << 20;

  private final ProjectFiles files;
  private final long maxBytes;

  /** A reader for files of up to 64 MB. */
  public YamlReader(ProjectFiles files) {
    this(files, MAX_BYTES);
  }

  private YamlReader(ProjectFiles files, long maxBytes) {
    this.files = files;
    this.maxBytes = maxBytes;
  }

  /** With another limit on a file's size. */
  public YamlReader withMaxBytes(long newMaxBytes) {
    return new YamlReader(files, newMaxBytes);
  }

  /**
   * Reads a whole file; for files that are small.
   *
   * @return the value, or nothing if the file is no YAML or empty; then a problem says why
   */
  public Optional<Located> read(Path file, Problems problems) {
    try (YamlEvents events = open(file)) {
      begin(events);
      Located value = new YamlValues(events, problems).next();
      end(events);
      return Optional.of(value);
    } catch (ConfigurationException e) {
      e.problems().forEach(problems::add);
      return Optional.empty();
    }
  }

  /**
   * Opens a file whose root is a mapping, to read the items of one of its lists one at a time, so
   * that a large file never sits in memory.
   *
   * @param list the key of that list
   * @throws ConfigurationException if the file cannot be read, or its root is no mapping
   */
  public YamlItems items(Path file, String list, Problems problems) {
    YamlEvents events = open(file);
    try {
      begin(events);
      Location root = events.at(events.peek());
      if (!events.takes(Event.ID.MappingStart)) {
        throw YamlEvents.fault(root, "the file must hold a mapping: lines of \"key: value\"");
      }
      return new YamlItems(events, root, list, problems);
    } catch (ConfigurationException e) {
      events.close();
      throw e;
    }
  }

  private YamlEvents open(Path file) {
    return YamlEvents.open(file, files.display(file), maxBytes);
  }

  static void begin(YamlEvents events) {
    events.takes(Event.ID.StreamStart);
    if (!events.takes(Event.ID.DocumentStart)) {
      throw YamlEvents.fault(events.start(), "the file is empty");
    }
  }

  static void end(YamlEvents events) {
    events.takes(Event.ID.DocumentEnd);
    if (!events.takes(Event.ID.StreamEnd)) {
      throw YamlEvents.fault(
          events.at(events.peek()), "a second document starts here; put it into a file of its own");
    }
  }
}
