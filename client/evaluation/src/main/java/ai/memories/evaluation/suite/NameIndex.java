package ai.memories.evaluation.suite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalInt;

/**
 * The line each name was first seen in. Of a name only 64 bits of its digest are kept, in a table
 * with open addressing, so that a million names take some 25 MB; that two of a million share them
 * has a chance of one in thirty million.
 */
final class NameIndex {
  private static final int FIRST_SIZE = 1 << 10;

  private final MessageDigest digest;
  private long[] hashes = new long[FIRST_SIZE];
  private int[] lines = new int[FIRST_SIZE];
  private int size;

  NameIndex() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Notes a name; gives the line it was first seen in, if it was seen before. */
  OptionalInt add(String name, int line) {
    long hash = hash(name);
    int slot = slot(hash);
    if (hashes[slot] == hash) {
      return OptionalInt.of(lines[slot]);
    }
    hashes[slot] = hash;
    lines[slot] = line;
    size++;
    if (size > hashes.length / 4 * 3) {
      grow();
    }
    return OptionalInt.empty();
  }

  /** Never 0, which marks an empty slot. */
  private long hash(String name) {
    long hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8))).getLong();
    return hash == 0 ? 1 : hash;
  }

  private int slot(long hash) {
    int slot = (int) hash & (hashes.length - 1);
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldLines = lines;
    hashes = new long[oldHashes.length * 2];
    lines = new int[oldLines.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        lines[slot] = oldLines[i];
      }
    }
  }
}
