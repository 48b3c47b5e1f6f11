package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place each name was first seen in. Of a name only 64 bits of its digest are kept, in a table
 * with open addressing, so that a million names take some 30 MB; that two of a million share them
 * has a chance of one in thirty million.
 */
final class NameIndex {
  private static final int FIRST_SIZE = 1 << 10;

  private final MessageDigest digest;
  private long[] hashes = new long[FIRST_SIZE];
  private int[] lines = new int[FIRST_SIZE];
  private short[] files = new short[FIRST_SIZE];
  private final List<String> fileNames = new ArrayList<>();
  private int size;

  NameIndex() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Notes a name; gives the place it was first seen in, if it was seen before. */
  Optional<Location> add(String name, Location at) {
    long hash = hash(name);
    int slot = slot(hash);
    if (hashes[slot] == hash) {
      return Optional.of(new Location(fileNames.get(files[slot]), lines[slot], 1));
    }
    hashes[slot] = hash;
    lines[slot] = at.line();
    files[slot] = file(at.file());
    size++;
    if (size > hashes.length / 4 * 3) {
      grow();
    }
    return Optional.empty();
  }

  /** Tests come file by file; past what fits, the last one stands for the rest. */
  private short file(String name) {
    int last = fileNames.size() - 1;
    if ((last < 0 || !fileNames.get(last).equals(name)) && last < Short.MAX_VALUE) {
      fileNames.add(name);
    }
    return (short) (fileNames.size() - 1);
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
    short[] oldFiles = files;
    hashes = new long[oldHashes.length * 2];
    lines = new int[oldLines.length * 2];
    files = new short[oldFiles.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        lines[slot] = oldLines[i];
        files[slot] = oldFiles[i];
      }
    }
  }
}
