package ai.memories.cassette;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which questions the processes of this machine are asking the service just now: a lock for each,
 * on a byte of the file {@code .asking} below the recordings. The system takes back the locks of a
 * process that dies. Who opened the file holds a shared lock on its first byte; the last one to
 * leave removes it.
 *
 * <p>One channel only is open for a file, while anything is claimed: closing any other would
 * release all locks of this process. Thread-safe.
 */
final class Claims {
  private static final String NAME = ".asking";
  private static final long PRESENCE = 0;
  private static final byte[] REMOVED = {'#'};

  /** What this process has open, guarded by itself. */
  private static final Map<Path, Claims> OPEN = new HashMap<>();

  private final Path file;
  private final FileChannel channel;
  private final FileLock presence;
  private int held;

  private Claims(Path file, FileChannel channel, FileLock presence) {
    this.file = file;
    this.channel = channel;
    this.presence = presence;
  }

  /** A question that nobody else asks until it is given back. */
  interface Claim extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Claims a question; empty if somebody else has. Where files cannot be locked, nobody is kept
   * from asking: to pay twice is better than not to be answered.
   */
  static Optional<Claim> take(Path root, Question question) {
    Path file = root.resolve(NAME).toAbsolutePath().normalize();
    synchronized (OPEN) {
      try {
        Claims claims = OPEN.get(file);
        claims = claims == null ? open(file) : claims;
        return claims == null ? Optional.empty() : claims.take(question);
      } catch (IOException e) {
        return Optional.of(() -> {});
      }
    }
  }

  /** Null if another process is just removing the file. */
  private static @Nullable Claims open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Claims claims = null;
    try {
      FileLock presence = channel.tryLock(PRESENCE, 1, true);
      if (presence != null && channel.size() == 0) {
        claims = new Claims(file, channel, presence);
        OPEN.put(file, claims);
      } else if (presence != null) {
        Files.deleteIfExists(file); // who meant to was killed
      }
      return claims;
    } finally {
      if (claims == null) {
        channel.close();
      }
    }
  }

  private Optional<Claim> take(Question question) throws IOException {
    FileLock lock = lock(question);
    if (lock == null) {
      leaveIfLast();
      return Optional.empty();
    }
    held++;
    return Optional.of(() -> release(lock));
  }

  private @Nullable FileLock lock(Question question) throws IOException {
    long salt = Integer.toUnsignedLong(question.line().hashCode()); // of directory and take
    try {
      return channel.tryLock(1 + (question.fingerprint().abbreviatedBits() ^ salt), 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // somebody else in this process
    }
  }

  private void release(FileLock lock) {
    synchronized (OPEN) {
      try {
        held--;
        lock.release();
        leaveIfLast();
      } catch (IOException e) {
        // An answer that was paid for is not lost by this; the lock goes with the process at last.
      }
    }
  }

  private void leaveIfLast() throws IOException {
    if (held > 0) {
      return;
    }
    OPEN.remove(file);
    try (channel) {
      presence.release();
      FileLock alone = channel.tryLock(PRESENCE, 1, false);
      if (alone != null) {
        tellThoseWhoHaveOpenedIt();
        Files.deleteIfExists(file);
      }
    }
  }

  private void tellThoseWhoHaveOpenedIt() {
    try {
      channel.write(ByteBuffer.wrap(REMOVED));
    } catch (IOException e) {
      // A full disk: at worst one of them pays for what somebody else is asking.
    }
  }
}
