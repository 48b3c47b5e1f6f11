package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.json.Json;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A value that knows where each of its parts was written: JSON, and a location by JSON Pointer. A
 * pointer that has no location of its own has its parent's. Immutable.
 */
public final class Located {
  private final Json json;
  private final String base;
  private final NavigableMap<String, Location> locations;

  private Located(Json json, String base, NavigableMap<String, Location> locations) {
    this.json = json;
    this.base = base;
    this.locations = locations;
  }

  /**
   * A value with the places of its parts.
   *
   * @param locations by JSON Pointer from this value; the empty pointer, the value itself, must be
   *     among them
   */
  public static Located of(Json json, Map<String, Location> locations) {
    if (!locations.containsKey("")) {
      throw new IllegalArgumentException("the value itself has no location");
    }
    return new Located(json, "", new TreeMap<>(locations));
  }

  /** A value all of which stands at one place. */
  public static Located of(Json json, Location location) {
    return of(json, Map.of("", location));
  }

  /** The value. */
  public Json json() {
    return json;
  }

  /** Where the value starts. */
  public Location location() {
    return location("");
  }

  /** Where a part of it was written, by its JSON Pointer from here. */
  public Location location(String pointer) {
    String at = base + pointer;
    while (true) {
      Location found = locations.get(at);
      if (found != null) {
        return found;
      }
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
  }

  /** A part of it, by its JSON Pointer from here, if there is one. */
  public Optional<Located> at(String pointer) {
    return json.at(pointer).map(part -> new Located(part, base + pointer, locations));
  }
}
