package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;

/**
 * The entries of a file's root mapping, read as they are asked for. The streamed entry comes as an
 * empty list, then item by item under the same key; where it is no list it comes like any other.
 * Not thread-safe; to be closed.
 */
public final class YamlEntries implements AutoCloseable {
  private final YamlEvents events;
  private final String streamed;
  private final Problems problems;
  private final YamlValues values;
  private final Map<String, Location> seen = new HashMap<>();
  private boolean inItems;
  private boolean ended;
  private Location streamedAt;

  YamlEntries(YamlEvents events, String streamed, Problems problems) {
    this.events = events;
    this.streamed = streamed;
    this.problems = problems;
    this.values = new YamlValues(events, problems);
    this.streamedAt = events.start();
  }

  /**
   * One entry, or one item of the streamed one.
   *
   * @param key the name
   * @param keyLocation where the name stands
   * @param item whether the value is an item of the streamed list
   * @param value what stands under the name
   */
  public record Entry(String key, Location keyLocation, boolean item, Located value) {}

  /**
   * The next entry or item, or nothing at the end of the file.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException where the file is no YAML from
   *     here on
   */
  public Optional<Entry> next() {
    if (ended) {
      return Optional.empty();
    }
    if (inItems) {
      if (!events.takes(Event.ID.SequenceEnd)) {
        return Optional.of(new Entry(streamed, streamedAt, true, values.next()));
      }
      inItems = false;
    }
    if (events.takes(Event.ID.MappingEnd)) {
      ended = true;
      YamlReader.end(events);
      return Optional.empty();
    }
    return Optional.of(entry());
  }

  private Entry entry() {
    YamlKey key = values.key();
    Location first = seen.putIfAbsent(key.name(), key.at());
    if (first != null) {
      problems.error(key.at(), YamlValues.duplicate(key.name(), first));
    }
    if (key.name().equals(streamed) && events.peek().getEventId() == Event.ID.SequenceStart) {
      Location list = events.at(events.next());
      streamedAt = key.at();
      inItems = true;
      return new Entry(
          streamed, streamedAt, false, Located.of(Json.of(Json.nodes().arrayNode()), list));
    }
    return new Entry(key.name(), key.at(), false, values.next());
  }

  @Override
  public void close() {
    events.close();
  }
}
