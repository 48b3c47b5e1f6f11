package ai.memories.cassette;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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

  private RecordingFile() {}

  /**
   * Reads and verifies a recording, if the file exists.
   *
   * @throws CassetteException if it exists and is no recording to be trusted
   */
  static Optional<Recording> read(Path file) {
    try {
      String text = Files.readString(file);
      return Optional.of(RecordingFormat.read(file, text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CassetteException(file, "cannot be read: " + reason(e), e);
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
    } catch (FileAlreadyExistsException e) {
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

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CassetteException(file, "cannot be deleted: " + reason(e), e);
    }
  }

  private static Path writeBeside(Path file, Recording recording) {
    byte[] bytes = RecordingFormat.write(recording).getBytes(StandardCharsets.UTF_8);
    Path temporary = file.resolveSibling(".recording-" + UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      return temporary;
    } catch (IOException e) {
      deleteQuietly(temporary);
      throw unwritable(file, e);
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

  private static String reason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
  }
}
