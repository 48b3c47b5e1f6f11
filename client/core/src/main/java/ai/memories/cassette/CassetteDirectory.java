package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of one suite or test class. A recording is looked for under the name it should
 * have; only if that is absent are the names listed, once, and searched by fingerprint.
 */
final class CassetteDirectory {
  private final Path path;
  private final SampleKeys used = new SampleKeys();
  private final Set<String> recordedNow = new HashSet<>();
  private @Nullable Map<Long, String> names;

  CassetteDirectory(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** A recording and the file it was found in. */
  record Found(Path file, Recording recording) {}

  /**
   * Finds a recording by fingerprint and sample.
   *
   * @throws CassetteException if the file that should hold it cannot be trusted
   */
  Optional<Found> find(String slug, Fingerprint fingerprint, int sample) {
    Optional<Found> found =
        holding(RecordingName.abbreviated(slug, fingerprint, sample).toString(), fingerprint)
            .or(
                () ->
                    holding(RecordingName.full(slug, fingerprint, sample).toString(), fingerprint))
            .or(
                () ->
                    listed(SampleKeys.key(fingerprint.abbreviatedBits(), sample))
                        .flatMap(name -> holding(name, fingerprint)));
    found.ifPresent(ignored -> markUsed(fingerprint, sample));
    return found;
  }

  /** The recording of this name, if it exists and is of this question. */
  private Optional<Found> holding(String name, Fingerprint fingerprint) {
    Path file = path.resolve(name);
    return RecordingFile.read(file)
        .filter(recording -> recording.fingerprint().equals(fingerprint))
        .map(recording -> new Found(file, recording));
  }

  /**
   * Keeps a recording: under the file that holds this question and sample already, else under its
   * own name.
   *
   * @param replace whether another answer there is replaced; if not, the one there wins
   * @return what is on disk now
   */
  Found keep(String slug, Recording recording, boolean replace) {
    Fingerprint fingerprint = recording.fingerprint();
    Optional<Found> present = find(slug, fingerprint, recording.sample());
    Found kept =
        present.isPresent() ? again(present.get(), recording, replace) : first(slug, recording);
    String name = String.valueOf(kept.file().getFileName());
    synchronized (this) {
      used.add(SampleKeys.key(fingerprint.abbreviatedBits(), recording.sample()));
      recordedNow.add(name);
      Map<Long, String> known = names;
      if (known != null) {
        RecordingName.parse(name).ifPresent(parsed -> known.put(parsed.key(), name));
      }
    }
    return kept;
  }

  private static Found again(Found present, Recording recording, boolean replace) {
    if (!replace) {
      return present;
    }
    if (!present.recording().sameAnswer(recording)) {
      RecordingFile.replace(present.file(), recording);
    }
    return new Found(present.file(), recording);
  }

  private Found first(String slug, Recording recording) {
    Path file =
        path.resolve(
            RecordingName.abbreviated(slug, recording.fingerprint(), recording.sample())
                .toString());
    Recording winner = RecordingFile.create(file, recording);
    if (winner.fingerprint().equals(recording.fingerprint())) {
      return new Found(file, winner);
    }
    Path longName =
        path.resolve(
            RecordingName.full(slug, recording.fingerprint(), recording.sample()).toString());
    return new Found(longName, RecordingFile.create(longName, recording));
  }

  private synchronized void markUsed(Fingerprint fingerprint, int sample) {
    used.add(SampleKeys.key(fingerprint.abbreviatedBits(), sample));
  }

  synchronized int used() {
    return used.size();
  }

  synchronized int unused() {
    int[] count = {0};
    eachName(
        name -> {
          if (!used.contains(name.key())) {
            count[0]++;
          }
        });
    return count[0];
  }

  /** How many samples of a question are recorded, for the message of a miss. */
  synchronized int samplesOf(Fingerprint fingerprint) {
    int[] count = {0};
    eachName(
        name -> {
          if (fingerprint.hex().startsWith(name.digits())) {
            count[0]++;
          }
        });
    return count[0];
  }

  /** How many recordings there are. */
  synchronized int size() {
    int[] count = {0};
    eachName(name -> count[0]++);
    return count[0];
  }

  synchronized int dropPredecessors(Predicate<String> replaceable) {
    Set<String> replaced = new HashSet<>();
    recordedNow.stream()
        .map(RecordingName::parse)
        .flatMap(Optional::stream)
        .filter(name -> replaceable.test(name.slug()))
        .forEach(name -> replaced.add(name.slug() + "." + name.sample()));
    int[] dropped = {0};
    eachName(
        name -> {
          if (replaced.contains(name.slug() + "." + name.sample()) && !used.contains(name.key())) {
            RecordingFile.delete(path.resolve(name.toString()));
            dropped[0]++;
          }
        });
    names = null;
    return dropped[0];
  }

  private synchronized Optional<String> listed(long key) {
    Map<Long, String> known = names;
    if (known == null) {
      Map<Long, String> listing = new HashMap<>();
      eachName(name -> listing.put(name.key(), name.toString()));
      names = listing;
      known = listing;
    }
    return Optional.ofNullable(known.get(key));
  }

  private void eachName(Consumer<RecordingName> action) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.json")) {
      files.forEach(
          file -> RecordingName.parse(String.valueOf(file.getFileName())).ifPresent(action));
    } catch (NoSuchFileException e) {
      // nothing recorded yet
    } catch (NotDirectoryException e) {
      throw new CassetteException(path, "is no directory; move that file away", e);
    } catch (IOException e) {
      throw new CassetteException(path, "cannot be listed: " + e.getMessage(), e);
    }
  }
}
