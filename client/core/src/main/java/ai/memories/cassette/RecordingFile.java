package ai.memories.cassette;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A recording's file: whole or not there at all, whoever else writes and wherever the process dies.
 */
final class RecordingFile {
  /** More than most recordings have. */
  private static final int PROBED_BYTES = 1 << 15;

  private static final long MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8;

  private RecordingFile() {}

  /**
   * Reads and verifies a recording, if the file exists.
   *
   * @throws CassetteException if it exists and is no recording to be trusted
   */
  static Optional<Recording> read(Path file) {
    Optional<String> text = text(file);
    return text.isEmpty() ? Optional.empty() : Optional.of(RecordingFormat.read(file, text.get()));
  }

  /** What is in a file; empty if that is more than so many bytes, or cannot be read. */
  static Optional<byte[]> bytes(Path file, long most) {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      long size = channel.size();
      if (size > Math.min(most, MAX_ARRAY_BYTES)) {
        return Optional.empty();
      }
      var bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // a channel may give less than was asked for
      }
      return Optional.of(bytes.array());
    } catch (IOException e) {
      return Optional.empty(); // gone meanwhile, or damaged: nobody asked for this one
    }
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(utf8(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      if (Files.isSymbolicLink(file)) {
        throw CassetteException.damaged(
            file, "a link: a recording is a file of its own; put the file itself there", e);
      }
      throw new CassetteException(file, "cannot be read: " + reason(e), e);
    }
  }

  private static String utf8(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      var bytes = ByteBuffer.wrap(in.readAllBytes());
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
  }

  /**
   * Creates the file, unless somebody else does first.
   *
   * @return what is in the file then: this recording, or the other's
   */
  static Recording create(Path file, Recording recording) {
    Path temporary = writeBeside(file, recording);
    try {
      link(temporary, file);
      forceDirectory(file);
      return recording;
    } catch (FileAlreadyExistsException e) { // the loser takes the winner's
      return read(file).orElseThrow(() -> new CassetteException(file, "appeared and vanished", e));
    } catch (IOException e) {
      throw unwritable(file, e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /** Puts a recording in the place of another, at once. */
  static void replace(Path file, Recording recording) {
    Path temporary = writeBeside(file, recording);
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      forceDirectory(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /**
   * Makes sure that a recording can be written, before it is paid for.
   *
   * @throws CassetteException if the directory cannot be created or written to
   */
  static void probe(Path directory) {
    Path temporary = directory.resolve(temporaryName());
    try {
      Files.createDirectories(directory);
      write(temporary, new byte[PROBED_BYTES]); // a full disk still creates empty files
    } catch (IOException e) {
      throw new CassetteException(
          directory, "no recording can be written here, nothing was asked: " + reason(e), e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /** No reader takes it for a recording. */
  private static String temporaryName() {
    return ".recording-" + UUID.randomUUID() + ".tmp";
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CassetteException(file, "cannot be deleted: " + reason(e), e);
    }
  }

  private static Path writeBeside(Path file, Recording recording) {
    byte[] bytes = RecordingFormat.write(recording).getBytes(StandardCharsets.UTF_8);
    Path temporary = file.resolveSibling(temporaryName());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      write(temporary, bytes);
      return temporary;
    } catch (IOException e) {
      deleteQuietly(temporary);
      throw unwritable(file, e);
    }
  }

  private static void write(Path temporary, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** A hard link never overwrites; where there are none, a move that does not replace must do. */
  private static void link(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(temporary, file);
    }
  }

  /** Makes the name itself durable; not every system opens a directory, and then it need not. */
  private static void forceDirectory(Path file) {
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Windows refuses to open directories and makes their entries durable itself
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // left behind under a name that no reader takes for a recording
    }
  }

  private static CassetteException unwritable(Path file, IOException e) {
    return new CassetteException(file, "cannot be written: " + reason(e), e);
  }

  static String reason(IOException e) {
    String name = e.getClass().getSimpleName().replace("Exception", "");
    if (e instanceof FileSystemException f) {
      return f.getReason() == null ? name + " " + f.getFile() : f.getReason();
    }
    if (e.getMessage() == null) {
      return name;
    }
    return e.getClass() == IOException.class ? e.getMessage() : name + " " + e.getMessage();
  }
}
