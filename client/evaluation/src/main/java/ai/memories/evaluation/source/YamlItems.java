package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.YamlValues.Marked;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;

/**
 * The items of one list in a file's root mapping, read as they are asked for, and all the rest of
 * the mapping beside it. Not thread-safe; to be closed.
 *
 * <pre>{@code
 * try (YamlItems tests = yaml.items(file, "tests", problems)) {
 *   for (var test = tests.next(); test.isPresent(); test = tests.next()) {
 *     show(test.get().json());
 *   }
 *   tests.root(); // {"description": …, "tests": []}
 * }
 * }</pre>
 */
public final class YamlItems implements AutoCloseable {
  private final YamlEvents events;
  private final String list;
  private final Problems problems;
  private final YamlValues values;
  private final ObjectNode root = Json.object();
  private final Marks marks = new Marks();
  private boolean inList;
  private boolean ended;

  YamlItems(YamlEvents events, Location start, String list, Problems problems) {
    this.events = events;
    this.list = list;
    this.problems = problems;
    this.values = new YamlValues(events, problems);
    marks.value("", start);
  }

  /**
   * The next item, or nothing at the end of the file.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException where the file is no YAML from
   *     here on
   */
  public Optional<Located> next() {
    while (!ended) {
      if (inList && !events.takes(Event.ID.SequenceEnd)) {
        return Optional.of(values.next());
      }
      inList = false;
      if (events.takes(Event.ID.MappingEnd)) {
        YamlReader.end(events);
        ended = true;
      } else {
        entry();
      }
    }
    return Optional.empty();
  }

  private void entry() {
    YamlKey key = values.key();
    String pointer = "/" + Marks.escape(key.name());
    if (root.has(key.name())) {
      problems.error(key.at(), YamlValues.duplicate(key.name(), marks.key(pointer)));
    }
    marks.key(pointer, key.at());
    if (key.name().equals(list) && events.peek().getEventId() == Event.ID.SequenceStart) {
      marks.value(pointer, events.at(events.next()));
      root.set(key.name(), Json.nodes().arrayNode());
      inList = true;
    } else {
      Marked value = values.read();
      marks.graft(value.marks(), pointer);
      root.set(key.name(), value.node());
    }
  }

  /**
   * The root mapping as far as it has been read, all of it once {@link #next} has found the end;
   * the list is empty here. Where it is no list, it stands here as it is written.
   */
  public Located root() {
    return marks.located(Json.of(root));
  }

  @Override
  public void close() {
    events.close();
  }
}
