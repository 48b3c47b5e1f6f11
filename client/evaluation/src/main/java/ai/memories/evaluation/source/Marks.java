package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.json.Json;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The places of a value's parts and of their keys, by JSON Pointer; gathered while reading. */
final class Marks {
  private final NavigableMap<String, Location> values = new TreeMap<>();
  private final NavigableMap<String, Location> keys = new TreeMap<>();

  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  void value(String pointer, Location at) {
    values.put(pointer, at);
  }

  void key(String pointer, Location at) {
    keys.put(pointer, at);
  }

  Location value(String pointer) {
    return known(values, pointer);
  }

  Location key(String pointer) {
    return known(keys, pointer);
  }

  private static Location known(Map<String, Location> marks, String pointer) {
    Location at = marks.get(pointer);
    if (at == null) {
      throw new IllegalStateException("no place was kept for " + pointer);
    }
    return at;
  }

  int size() {
    return values.size();
  }

  /** How many levels there are below the value. */
  int depth() {
    return values.keySet().stream()
        .mapToInt(pointer -> (int) pointer.chars().filter(c -> c == '/').count())
        .max()
        .orElse(0);
  }

  /** The part at a pointer, as marks of its own. */
  Marks below(String pointer) {
    Marks part = new Marks();
    cut(values, pointer, part.values);
    cut(keys, pointer, part.keys);
    return part;
  }

  private static void cut(
      NavigableMap<String, Location> all, String pointer, Map<String, Location> into) {
    Location self = all.get(pointer);
    if (self != null) {
      into.put("", self);
    }
    // Everything below starts with the pointer and a slash; '0' is the character after the slash.
    all.subMap(pointer + "/", true, pointer + "0", false)
        .forEach((at, place) -> into.put(at.substring(pointer.length()), place));
  }

  /** Hangs the parts of another value below a pointer; where the value itself stands is kept. */
  void graft(Marks part, String pointer) {
    part.values.forEach((at, place) -> values.putIfAbsent(pointer + at, place));
    part.keys.forEach((at, place) -> keys.putIfAbsent(pointer + at, place));
  }

  Located located(Json json) {
    return Located.marked(json, values, keys);
  }
}
