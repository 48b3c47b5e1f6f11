package ai.memories.cassette;

import java.util.Arrays;

/** A set of longs without a box for each: a run may use a million recordings. Not thread-safe. */
final class SampleKeys {
  private static final int SAMPLE_BITS = 16;

  private long[] slots = new long[64];
  private int size;

  /**
   * One fingerprint's abbreviated form and the take, in one non-zero long. Distinct for the first
   * 65,535 samples; what lies beyond, and repeats, are spread by a hash.
   */
  static long key(long abbreviatedBits, Take take) {
    int sample = take.sample();
    if (take.occurrence() == 1 && sample < 1 << SAMPLE_BITS) {
      return (abbreviatedBits << SAMPLE_BITS) | sample;
    }
    long takes = ((long) take.occurrence() << Integer.SIZE) | sample;
    return ((abbreviatedBits << SAMPLE_BITS) ^ mixed(takes)) | 1;
  }

  /** The last step of SplitMix64: every bit of the result depends on every bit given. */
  static long mixed(long value) {
    long x = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
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
    return (int) mixed(key) & (slots.length - 1);
  }
}
