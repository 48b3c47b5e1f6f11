package ai.memories.it.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A value in one of the quickstart's own files, with its path for the message if it is not there.
 * Immutable; not for suites of users, whom the real reader gives line and column.
 */
record Yaml(String path, Object value) {

  static Yaml read(Path file) {
    try (var in = Files.newInputStream(file)) {
      var settings = LoadSettings.builder().setLabel(file.toString()).build();
      return new Yaml(file.toString(), new Load(settings).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(String key) {
    return value instanceof Map<?, ?> map && map.containsKey(key);
  }

  Yaml get(String key) {
    Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
    if (found == null) {
      throw new IllegalArgumentException(path + " has no " + key);
    }
    return new Yaml(path + "/" + key, found);
  }

  /** The items of a list, none of anything else. */
  Stream<Yaml> items() {
    return value instanceof List<?> list
        ? list.stream().map(item -> new Yaml(path + "/[]", item))
        : Stream.empty();
  }

  String text() {
    return String.valueOf(value);
  }

  long number() {
    return Long.parseLong(text());
  }

  /** Every text in it, at any depth. */
  Stream<String> texts() {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().flatMap(item -> new Yaml(path, item).texts());
    }
    return value instanceof List<?> ? items().flatMap(Yaml::texts) : Stream.of(text());
  }
}
