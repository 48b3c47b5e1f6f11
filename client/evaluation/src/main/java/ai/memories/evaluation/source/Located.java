package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * A value that knows where each of its parts was written: JSON, and a location by JSON Pointer. A
 * pointer that has no location of its own has its parent's. Immutable.
 *
 * <pre>{@code
 * Located suite = yaml.read(Path.of("suites/first.yaml"), problems).orElseThrow();
 * if (suite.at("/tests/0/vars").isEmpty()) {
 *   problems.error(suite.location("/tests/0"), "the first test has no vars");
 * }
 * }</pre>
 */
public final class Located {
  private final Json json;
  private final String base;
  private final Map<String, Location> locations;
  private final Map<String, Location> keys;

  private Located(
      Json json, String base, Map<String, Location> locations, Map<String, Location> keys) {
    this.json = json;
    this.base = base;
    this.locations = locations;
    this.keys = keys;
  }

  /** A value just read; the maps are no longer changed by who read it. */
  static Located marked(Json json, Map<String, Location> locations, Map<String, Location> keys) {
    return new Located(json, "", locations, keys);
  }

  /**
   * A value with the places of its parts.
   *
   * @param locations by JSON Pointer from this value; the empty pointer, the value itself, must be
   *     among them
   * @throws IllegalArgumentException if it is not
   */
  public static Located of(Json json, Map<String, Location> locations) {
    if (!locations.containsKey("")) {
      throw new IllegalArgumentException("the value itself has no location");
    }
    return new Located(json, "", Map.copyOf(locations), Map.of());
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

  /**
   * Where the key of a part was written, by the part's JSON Pointer from here: the place to show
   * for a key that is unknown. A part without a key has its own place.
   */
  public Location keyLocation(String pointer) {
    Location found = keys.get(base + pointer);
    return found != null ? found : location(pointer);
  }

  /** A part of it, by its JSON Pointer from here, if there is one. */
  public Optional<Located> at(String pointer) {
    return json.at(pointer).map(part -> new Located(part, base + pointer, locations, keys));
  }
}
