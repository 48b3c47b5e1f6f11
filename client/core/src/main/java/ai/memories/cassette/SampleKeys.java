package ai.memories.cassette;

import java.util.Arrays;

/** A set of longs without a box for each: a run may use a million recordings. Not thread-safe. */
final class SampleKeys {
  private static final int SAMPLE_BITS = 16;

  private long[] slots = new long[64];
  private int size;

  /** One fingerprint's abbreviated form and the sample's number, in one non-zero long. */
  static long key(long abbreviatedBits, int sample) {
    return (abbreviatedBits << SAMPLE_BITS) | Math.min(sample, (1 << SAMPLE_BITS) - 1);
  }

  boolean add(long key) {
    if (size * 2 >= slots.length) {
      grow();
    }
    if (!put(slots, key)) {
      return false;
    }
    size++;
    return true;
  }

  boolean contains(long key) {
    int at = start(slots, key);
    while (slots[at] != 0) {
      if (slots[at] == key) {
        return true;
      }
      at = (at + 1) & (slots.length - 1);
    }
    return false;
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] wider = new long[slots.length * 2];
    Arrays.stream(slots).filter(key -> key != 0).forEach(key -> put(wider, key));
    slots = wider;
  }

  private static boolean put(long[] slots, long key) {
    int at = start(slots, key);
    while (slots[at] != 0) {
      if (slots[at] == key) {
        return false;
      }
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = key;
    return true;
  }

  private static int start(long[] slots, long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (slots.length - 1);
  }
}
