package ai.memories.evaluation.baseline;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * Sorts lines of text in little memory: what does not fit goes to temporary files, each sorted, and
 * these are merged as they are read. There is a file, and so an open handle, for each portion.
 */
final class ExternalSort<T> implements Closeable {
  /** Some 30 MB of heap. */
  static final int PORTION_CHARS = 8 << 20;

  private final Path directory;
  private final Comparator<T> order;
  private final Function<T, String> write;
  private final Function<String, T> read;
  private final int portion;
  private final List<T> held = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<BufferedReader> readers = new ArrayList<>();
  private long heldChars;

  ExternalSort(
      Path directory,
      Comparator<T> order,
      Function<T, String> write,
      Function<String, T> read,
      int portion) {
    this.directory = directory;
    this.order = order;
    this.write = write;
    this.read = read;
    this.portion = portion;
  }

  /** A line being merged, and where the next one of its portion comes from. */
  private record Head<T>(T line, Iterator<T> rest) {}

  void add(T line) throws IOException {
    held.add(line);
    heldChars += write.apply(line).length();
    if (heldChars >= portion) {
      spill();
    }
  }

  private void spill() throws IOException {
    Path file = Files.createTempFile(directory, ".sort", ".jsonl");
    files.add(file);
    held.sort(order);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (T line : held) {
        out.write(write.apply(line));
        out.write('\n');
      }
    }
    held.clear();
    heldChars = 0;
  }

  /** All lines in order; equal ones in any. */
  Iterator<T> sorted() throws IOException {
    held.sort(order);
    PriorityQueue<Head<T>> heads = new PriorityQueue<>(Comparator.comparing(Head<T>::line, order));
    advance(heads, held.iterator());
    for (Path file : files) {
      BufferedReader reader = Files.newBufferedReader(file);
      readers.add(reader);
      advance(heads, reader.lines().map(read).iterator());
    }
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !heads.isEmpty();
      }

      @Override
      public T next() {
        Head<T> head = heads.remove();
        advance(heads, head.rest());
        return head.line();
      }
    };
  }

  private static <T> void advance(PriorityQueue<Head<T>> heads, Iterator<T> rest) {
    if (rest.hasNext()) {
      heads.add(new Head<>(rest.next(), rest));
    }
  }

  /** Removes the temporary files. */
  @Override
  public void close() throws IOException {
    for (BufferedReader reader : readers) {
      reader.close();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  /** The number of temporary files. */
  int portions() {
    return files.size();
  }
}
