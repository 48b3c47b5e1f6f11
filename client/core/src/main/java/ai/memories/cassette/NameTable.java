package ai.memories.cassette;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * File names by the key of their question and take, without an object for each: a directory may
 * hold a hundred thousand, and they are read where somebody waits. Not thread-safe.
 */
final class NameTable {
  private static final int SAMPLE_BITS = 16;

  private long[] keys;
  private @Nullable String[] names;
  private int size;

  /** Keys that do not begin with the bits of their fingerprint. */
  private boolean spread;

  /** For about so many names. */
  NameTable(int expected) {
    int slots = Integer.highestOneBit(Math.max(16, expected)) * 4;
    keys = new long[slots];
    names = new String[slots];
  }

  /** Takes a file's name, if it is one of a recording. */
  void add(String name) {
    long key = RecordingName.keyOf(name);
    if (key == 0) {
      return;
    }
    if (size * 2 >= keys.length) {
      grow();
    }
    spread |= name.indexOf('.') != name.lastIndexOf('.'); // a sample's number, or a repeat's
    put(key, name);
  }

  @Nullable String get(long key) {
    return names[slot(key)];
  }

  int size() {
    return size;
  }

  void each(Consumer<String> action) {
    for (String name : names) {
      if (name != null) {
        action.accept(name);
      }
    }
  }

  /** The names that hold the first bits of a fingerprint; some may hold them elsewhere. */
  List<String> likely(Fingerprint fingerprint) {
    long bits = fingerprint.abbreviatedBits();
    String digits = fingerprint.abbreviated();
    List<String> found = new ArrayList<>();
    for (int at = 0; at < keys.length; at++) {
      String name = names[at];
      if (name != null && (keys[at] >>> SAMPLE_BITS == bits || (spread && name.contains(digits)))) {
        found.add(name);
      }
    }
    return found;
  }

  private void put(long key, String name) {
    int at = slot(key);
    size += names[at] == null ? 1 : 0;
    keys[at] = key;
    names[at] = name;
  }

  /** Where a key stands, or would. */
  private int slot(long key) {
    int at = (int) SampleKeys.mixed(key) & (keys.length - 1);
    while (names[at] != null && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    @Nullable String[] oldNames = names;
    keys = new long[oldKeys.length * 2];
    names = new String[oldNames.length * 2];
    size = 0;
    for (int at = 0; at < oldKeys.length; at++) {
      String name = oldNames[at];
      if (name != null) {
        put(oldKeys[at], name);
      }
    }
  }
}
