package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names of the recordings in one directory. They are listed when first needed and then
 * remembered: a directory may hold a hundred thousand. Thread-safe.
 */
final class RecordingNames {
  private final Path directory;
  private @Nullable Map<Long, String> known;

  RecordingNames(Path directory) {
    this.directory = directory;
  }

  /** The name a question's take is recorded under, whatever its slug. */
  synchronized Optional<String> of(Fingerprint fingerprint, Take take) {
    return Optional.ofNullable(known().get(SampleKeys.key(fingerprint.abbreviatedBits(), take)));
  }

  synchronized void add(String name) {
    Map<Long, String> names = known;
    if (names != null) {
      RecordingName.parse(name).ifPresent(parsed -> names.put(parsed.key(), name));
    }
  }

  synchronized void forget() {
    known = null;
  }

  synchronized int size() {
    return known().size();
  }

  /** The takes of a question that are recorded. */
  List<Take> takesOf(Fingerprint fingerprint) {
    List<Take> takes = new ArrayList<>();
    each(
        name -> {
          if (name.isOf(fingerprint)) {
            takes.add(name.take());
          }
        });
    return takes;
  }

  /** Each name, as remembered. */
  synchronized void each(Consumer<RecordingName> action) {
    known().values().forEach(name -> RecordingName.parse(name).ifPresent(action));
  }

  private Map<Long, String> known() {
    Map<Long, String> names = known;
    if (names == null) {
      Map<Long, String> listed = new HashMap<>();
      list(
          "*.json",
          file -> {
            String name = String.valueOf(file.getFileName());
            RecordingName.parse(name).ifPresent(parsed -> listed.put(parsed.key(), name));
          });
      names = listed;
      known = names;
    }
    return names;
  }

  /** Deletes what killed processes left behind before a moment. */
  void sweep(Instant before) {
    list(
        ".recording-*.tmp",
        file -> {
          try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
              RecordingFile.delete(file);
            }
          } catch (NoSuchFileException e) {
            // its writer was alive after all and has just put it in place
          } catch (IOException e) {
            throw new CassetteException(file, RecordingFile.reason(e), e);
          }
        });
  }

  private void list(String glob, Consumer<Path> action) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
      files.forEach(action);
    } catch (NoSuchFileException e) {
      // nothing recorded yet
    } catch (NotDirectoryException e) {
      throw new CassetteException(directory, "is no directory; move that file away", e);
    } catch (IOException e) {
      throw new CassetteException(directory, "cannot be listed: " + RecordingFile.reason(e), e);
    }
  }
}
