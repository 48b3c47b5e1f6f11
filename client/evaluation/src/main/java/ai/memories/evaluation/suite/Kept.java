package ai.memories.evaluation.suite;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one pass has read, for the next one: all of it where that is little, nothing where it is
 * much, so that small suites are read once and large ones take no memory. Not thread-safe.
 */
final class Kept<T> {
  /** Little, also of a small heap. */
  private static final long MAX_BYTES = Math.min(48_000_000, Runtime.getRuntime().maxMemory() / 16);

  /** A node with its place, which is kept by its JSON Pointer. */
  private static final long BYTES_PER_NODE = 180;

  private @Nullable List<T> items = new ArrayList<>();
  private long bytes;

  /** Adds an item of about that size. */
  void add(T item, long size) {
    bytes += size;
    if (bytes > MAX_BYTES) {
      items = null;
    } else if (items != null) {
      items.add(item);
    }
  }

  /** All that was added, or nothing if that was too much. */
  Optional<List<T>> all() {
    return Optional.ofNullable(items);
  }

  /** About what some values take. */
  static long bytes(Map<String, Json> values) {
    return values.values().stream().mapToLong(value -> bytes(value.node())).sum();
  }

  /** About what a value takes. */
  static long bytes(JsonNode value) {
    long sum = BYTES_PER_NODE + (value.isTextual() ? value.textValue().length() : 0);
    for (JsonNode part : value) {
      sum += bytes(part);
    }
    return sum;
  }
}
