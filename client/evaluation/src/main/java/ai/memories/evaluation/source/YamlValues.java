package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Makes values out of events, one value at a time; anchors live as long as this does, so that a
 * later value may refer to an earlier one. Not thread-safe.
 */
final class YamlValues {
  private static final int MAX_DEPTH = 500;
  private static final String MERGE = "<<";

  private final YamlEvents events;
  private final Problems problems;
  private final YamlAnchors anchors = new YamlAnchors();
  private Marks marks = new Marks();

  YamlValues(YamlEvents events, Problems problems) {
    this.events = events;
    this.problems = problems;
  }

  /** A value with the places of its parts. */
  record Marked(JsonNode node, Marks marks) {}

  /** The value that starts with the next event. */
  Located next() {
    Marked next = read();
    return next.marks().located(Json.of(next.node()));
  }

  /** The same, to become a part of something larger. */
  Marked read() {
    marks = new Marks();
    anchors.nextValue();
    JsonNode node = value("", 0);
    return new Marked(node, marks);
  }

  private JsonNode value(String pointer, int depth) {
    Event event = events.next();
    Location at = events.at(event);
    checkDepth(depth, at);
    marks.value(pointer, at);
    if (event instanceof AliasEvent alias) {
      return alias(alias, pointer, at, depth);
    }
    JsonNode node =
        event instanceof ScalarEvent scalar
            ? YamlScalars.read(scalar, at, problems)
            : collection((CollectionStartEvent) event, pointer, depth);
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(
            anchor -> anchors.keep(anchor.getValue(), new Marked(node, marks.below(pointer)), at));
    return node;
  }

  private static void checkDepth(int depth, Location at) {
    if (depth > MAX_DEPTH) {
      throw YamlEvents.fault(at, "values are nested more than " + MAX_DEPTH + " deep");
    }
  }

  private JsonNode alias(AliasEvent alias, String pointer, Location at, int depth) {
    Marked target = anchors.find(alias.getAlias().getValue(), at);
    checkDepth(depth + target.marks().depth(), at);
    anchors.countAlias(target.marks().size(), at);
    marks.graft(target.marks(), pointer);
    return target.node();
  }

  private JsonNode collection(CollectionStartEvent start, String pointer, int depth) {
    start
        .getTag()
        .filter(tag -> !tag.equals("!") && !tag.endsWith(":map") && !tag.endsWith(":seq"))
        .ifPresent(tag -> problems.error(events.at(start), "the tag " + tag + " is not supported"));
    return start.getEventId() == Event.ID.SequenceStart
        ? sequence(pointer, depth)
        : mapping(pointer, depth);
  }

  private ArrayNode sequence(String pointer, int depth) {
    ArrayNode array = Json.nodes().arrayNode();
    while (!events.takes(Event.ID.SequenceEnd)) {
      array.add(value(pointer + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private ObjectNode mapping(String pointer, int depth) {
    ObjectNode object = Json.object();
    boolean merges = false;
    while (!events.takes(Event.ID.MappingEnd)) {
      YamlKey key = key();
      String at = pointer + "/" + Marks.escape(key.name());
      if (object.has(key.name())) {
        problems.error(key.at(), duplicate(key.name(), marks.key(at)));
      }
      marks.key(at, key.at());
      object.set(key.name(), value(at, depth + 1));
      merges |= key.isMerge();
    }
    if (merges) {
      merge(object, pointer);
    }
    return object;
  }

  /** The next event as a key. */
  YamlKey key() {
    Event event = events.next();
    Location at = events.at(event);
    if (event instanceof ScalarEvent scalar) {
      JsonNode name = YamlScalars.read(scalar, at, problems);
      if (!name.isTextual()) {
        problems.error(at, "a key must be a text; write \"" + scalar.getValue() + "\" in quotes");
      }
      return new YamlKey(scalar.getValue(), at, scalar.isPlain());
    }
    if (event instanceof AliasEvent) {
      throw YamlEvents.fault(at, "a key must be a text, not an alias");
    }
    throw YamlEvents.fault(
        at,
        "a key must be a text, not a collection; a value that starts with {{ must stand in quotes:"
            + " \"{{ name }}\"");
  }

  static String duplicate(String key, Location first) {
    return "duplicate key \""
        + key
        + "\": it is already at line "
        + first.line()
        + ", column "
        + first.column();
  }

  /** Lays what {@code <<} names under the keys written out, as YAML 1.1 did and people expect. */
  private void merge(ObjectNode object, String pointer) {
    JsonNode merged = object.remove(MERGE);
    String from = pointer + "/" + MERGE;
    if (merged.isArray()) {
      for (int i = 0; i < merged.size(); i++) {
        lay(merged.get(i), from + "/" + i, object, pointer);
      }
    } else {
      lay(merged, from, object, pointer);
    }
  }

  private void lay(JsonNode base, String from, ObjectNode object, String to) {
    if (!base.isObject()) {
      problems.error(marks.value(from), "<< takes a mapping or a list of mappings");
    }
    base.properties().stream()
        .filter(entry -> !object.has(entry.getKey()))
        .forEach(
            entry -> {
              String key = "/" + Marks.escape(entry.getKey());
              Marks part = marks.below(from + key);
              anchors.countAlias(part.size(), marks.value(from));
              marks.graft(part, to + key);
              object.set(entry.getKey(), entry.getValue());
            });
  }
}
