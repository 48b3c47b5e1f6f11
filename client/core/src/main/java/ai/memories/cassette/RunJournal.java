package ai.memories.cassette;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code .recording}: a line for every answer paid for, {@code +} and {@code -} lines for
 * the processes that began and completed. A process alive holds a shared lock; whoever finds no
 * other alive may tidy up. Lines are written in one piece with a line break on either side, so that
 * one torn by a kill spoils no other.
 *
 * <p>One channel only is ever opened: closing any other would release the locks of this one, for
 * POSIX locks belong to the process.
 */
final class RunJournal {
  private static final String NAME = ".recording";
  private static final String HEADER = "# answers paid for by a record run that is not complete";
  private static final String REMOVED = "# removed";

  /** One opened so often and removed each time was left by a process killed while it removed it. */
  private static final int MAX_REMOVALS = 100;

  private static final long CHANGING = Long.MAX_VALUE - 2;
  private static final long PRESENT = Long.MAX_VALUE - 1;

  /** What this process has open: see above for why a second channel would do harm. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final String process = UUID.randomUUID().toString();
  private final FileChannel channel;
  private final boolean first;
  private @Nullable FileLock presence;
  private long read;

  /** With the file locked for changes. */
  private RunJournal(Path file, FileChannel channel, boolean restart) throws IOException {
    this.file = file;
    this.channel = channel;
    this.first = isAlone();
    if (first) {
      tidy(restart);
    }
    write("+ " + process);
    this.presence = channel.lock(PRESENT, 1, true);
  }

  static RunJournal open(Path root, boolean restart) {
    Path file = root.resolve(NAME).toAbsolutePath().normalize();
    if (!OPEN.add(file)) {
      throw new CassetteException(file, "this process has a record run open already", null);
    }
    RunJournal journal = null;
    try {
      Files.createDirectories(root);
      for (int attempts = 1; journal == null; attempts++) {
        journal = attempt(file, restart, attempts > MAX_REMOVALS);
      }
      return journal;
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      if (journal == null) {
        OPEN.remove(file);
      }
    }
  }

  /**
   * Null if the journal was removed, by the last process of its run, while it was opened.
   *
   * @param abandoned whether one that says it is removed is there for good
   */
  private static @Nullable RunJournal attempt(Path file, boolean restart, boolean abandoned)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    RunJournal journal = null;
    try (FileLock lock = channel.lock(CHANGING, 1, false)) {
      if (lock.isValid() && (abandoned || !text(channel, 0).startsWith(REMOVED))) {
        journal = new RunJournal(file, channel, restart);
      }
    } finally {
      if (journal == null) {
        channel.close();
      }
    }
    return journal;
  }

  /** Whether no other process had this run open when it was opened here. */
  boolean isFirst() {
    return first;
  }

  /** Hands on the answers noted since the last time, by whichever process. */
  synchronized void readNew(Consumer<String> answers) {
    try {
      if (channel.size() > read) {
        String text = text(channel, read);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        whole.lines().filter(RunJournal::isAnswer).forEach(answers);
        read += whole.getBytes(StandardCharsets.UTF_8).length;
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  synchronized void append(String line) {
    try (FileLock lock = channel.lock(CHANGING, 1, false)) {
      write(lock.isValid() ? line : "");
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  synchronized void complete() {
    FileLock held = presence;
    if (held == null) {
      return;
    }
    try (FileLock lock = channel.lock(CHANGING, 1, false)) {
      write("- " + process);
      held.release();
      presence = null;
      if (lock.isValid() && isAlone() && allCompleted()) {
        rewrite(REMOVED);
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Closes the file and lets go of every lock on it. */
  synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(file, e);
    } finally {
      OPEN.remove(file);
    }
  }

  private boolean isAlone() throws IOException {
    try (FileLock lock = channel.tryLock(PRESENT, 1, false)) {
      return lock != null;
    }
  }

  /** Keeps the answers of a run that was interrupted and forgets its processes. */
  private void tidy(boolean restart) throws IOException {
    Set<String> lines = new TreeSet<>();
    if (!restart) {
      text(channel, 0).lines().filter(RunJournal::isAnswer).forEach(lines::add);
    }
    rewrite(HEADER + "\n" + String.join("\n", lines));
  }

  private boolean allCompleted() throws IOException {
    List<String> lines = text(channel, 0).lines().toList();
    Set<String> known = Set.copyOf(lines);
    return lines.stream()
        .filter(line -> line.startsWith("+ "))
        .allMatch(line -> known.contains("- " + line.substring(2)));
  }

  static boolean isAnswer(String line) {
    String[] words = line.split(" ", -1);
    return words.length == 3 && Fingerprint.isHex(words[1], 64);
  }

  private void rewrite(String text) throws IOException {
    channel.truncate(0);
    write(text);
  }

  private void write(String line) throws IOException {
    String separator = channel.size() == 0 ? "" : "\n";
    var bytes = ByteBuffer.wrap((separator + line + "\n").getBytes(StandardCharsets.UTF_8));
    long at = channel.size();
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static String text(FileChannel channel, long from) throws IOException {
    var bytes = ByteBuffer.allocate(Math.toIntExact(Math.max(0, channel.size() - from)));
    long at = from;
    while (bytes.hasRemaining()) {
      int count = channel.read(bytes, at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static CassetteException failed(Path file, IOException e) {
    return new CassetteException(
        file, "the journal of this record run: " + RecordingFile.reason(e), e);
  }
}
