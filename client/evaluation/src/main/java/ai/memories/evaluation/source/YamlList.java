package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;

/**
 * A file whose root is a list, its items read as they are asked for. Not thread-safe; to be closed.
 *
 * <pre>{@code
 * try (YamlList tests = YamlList.open(file, "data/tests.yaml", problems)) {
 *   for (var test = tests.next(); test.isPresent(); test = tests.next()) {
 *     show(test.get().json());
 *   }
 * }
 * }</pre>
 */
public final class YamlList implements AutoCloseable {
  private final YamlEvents events;
  private final YamlValues values;
  private boolean ended;

  private YamlList(YamlEvents events, Problems problems) {
    this.events = events;
    this.values = new YamlValues(events, problems);
  }

  /**
   * Opens a file of up to 64 MB.
   *
   * @param shown the file as messages name it
   * @throws ai.memories.evaluation.problem.ConfigurationException if it cannot be read, or its root
   *     is no list
   */
  public static YamlList open(Path file, String shown, Problems problems) {
    YamlEvents events = YamlEvents.open(file, shown, YamlReader.MAX_BYTES);
    YamlReader.begin(events);
    Location root = events.at(events.peek());
    if (!events.takes(Event.ID.SequenceStart)) {
      events.close();
      throw YamlEvents.fault(root, "the file must hold a list of tests, each with \"- vars:\"");
    }
    return new YamlList(events, problems);
  }

  /**
   * The next item, or nothing at the end.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException where the file is no YAML from
   *     here on
   */
  public Optional<Located> next() {
    if (!ended && !events.takes(Event.ID.SequenceEnd)) {
      return Optional.of(values.next());
    }
    if (!ended) {
      ended = true;
      YamlReader.end(events);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    events.close();
  }
}
