package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The names of the recordings in one directory. They are listed when first needed and then
 * remembered: a directory may hold a hundred thousand. Thread-safe.
 */
final class RecordingNames {
  private static final String TEMPORARY = ".recording-";

  /** A date takes some three microseconds to ask for. */
  private static final int MAX_DATED = 10_000;

  private final Path directory;
  private @Nullable Map<Long, String> known;
  private @Nullable List<String> newest;

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
    newest = null;
  }

  synchronized int size() {
    return known().size();
  }

  /** The names of a question's recordings, one for each take. */
  List<RecordingName> ofQuestion(Fingerprint fingerprint) {
    return containing("-" + fingerprint.abbreviated(), name -> name.isOf(fingerprint));
  }

  /** The names that begin with a slug. */
  List<RecordingName> ofSlug(String slug) {
    return containing(slug + "-", name -> name.slug().equals(slug));
  }

  /** A plain search first: only what it finds is worth parsing. */
  private synchronized List<RecordingName> containing(
      String text, Predicate<RecordingName> wanted) {
    return known().values().stream()
        .filter(name -> name.contains(text))
        .flatMap(name -> RecordingName.parse(name).stream())
        .filter(wanted)
        .toList();
  }

  /** Each name, as remembered. */
  synchronized void each(Consumer<RecordingName> action) {
    known().values().forEach(name -> RecordingName.parse(name).ifPresent(action));
  }

  private Map<Long, String> known() {
    Map<Long, String> names = known;
    if (names == null) {
      Map<Long, String> listed = new HashMap<>();
      list(name -> RecordingName.parse(name).ifPresent(parsed -> listed.put(parsed.key(), name)));
      names = listed;
      known = names;
    }
    return names;
  }

  private record Ranked(String name, long rank) {}

  /**
   * The names worth comparing with a case that has none: those last written. In a large directory,
   * where asking for every date would take too long, those whose name begins most like the case's.
   */
  synchronized List<String> likely(String slug, int count) {
    if (known().size() > MAX_DATED) {
      return highest(count, name -> commonPrefix(name, slug));
    }
    List<String> names = newest;
    if (names == null) {
      names = highest(count, name -> directory.resolve(name).toFile().lastModified());
      newest = names;
    }
    return names;
  }

  private List<String> highest(int count, ToLongFunction<String> rank) {
    var ranked = new PriorityQueue<Ranked>(Comparator.comparingLong(Ranked::rank));
    for (String name : known().values()) {
      ranked.add(new Ranked(name, rank.applyAsLong(name)));
      if (ranked.size() > count) {
        ranked.remove();
      }
    }
    return ranked.stream()
        .sorted(Comparator.comparingLong(Ranked::rank).reversed())
        .map(Ranked::name)
        .toList();
  }

  private static long commonPrefix(String name, String slug) {
    int shorter = Math.min(name.length(), slug.length());
    int common = 0;
    while (common < shorter && name.charAt(common) == slug.charAt(common)) {
      common++;
    }
    return common;
  }

  /** Deletes what killed processes left behind before a moment. */
  void sweep(Instant before) {
    list(
        name -> {
          if (name.startsWith(TEMPORARY)) {
            sweep(directory.resolve(name), before);
          }
        });
  }

  private static void sweep(Path file, Instant before) {
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        RecordingFile.delete(file);
      }
    } catch (NoSuchFileException e) {
      // its writer was alive after all and has just put it in place
    } catch (IOException e) {
      throw new CassetteException(file, RecordingFile.reason(e), e);
    }
  }

  private void list(Consumer<String> action) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      files.forEach(file -> action.accept(String.valueOf(file.getFileName())));
    } catch (NoSuchFileException e) {
      // nothing recorded yet
    } catch (NotDirectoryException e) {
      throw new CassetteException(directory, "is no directory; move that file away", e);
    } catch (IOException e) {
      throw new CassetteException(directory, "cannot be listed: " + RecordingFile.reason(e), e);
    }
  }
}
