package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
  private @Nullable NameTable known;
  private @Nullable List<String> newest;

  RecordingNames(Path directory) {
    this.directory = directory;
  }

  /** The name a question's take is recorded under, whatever its slug. */
  synchronized Optional<String> of(Fingerprint fingerprint, Take take) {
    return Optional.ofNullable(known().get(SampleKeys.key(fingerprint.abbreviatedBits(), take)));
  }

  synchronized void add(String name) {
    if (known != null) {
      known.add(name);
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
    return parsed(likely(fingerprint), name -> name.isOf(fingerprint));
  }

  private synchronized List<String> likely(Fingerprint fingerprint) {
    return known().likely(fingerprint);
  }

  /** The names that begin with a slug. */
  List<RecordingName> ofSlug(String slug) {
    return parsed(beginning(slug + "-"), name -> name.slug().equals(slug));
  }

  private synchronized List<String> beginning(String start) {
    List<String> found = new ArrayList<>();
    known()
        .each(
            name -> {
              if (name.startsWith(start)) {
                found.add(name);
              }
            });
    return found;
  }

  private static List<RecordingName> parsed(List<String> names, Predicate<RecordingName> wanted) {
    return names.stream()
        .flatMap(name -> RecordingName.parse(name).stream())
        .filter(wanted)
        .toList();
  }

  /** Each name, as remembered. */
  synchronized void each(Consumer<RecordingName> action) {
    known().each(name -> RecordingName.parse(name).ifPresent(action));
  }

  private NameTable known() {
    NameTable names = known;
    if (names == null) {
      String[] listed = list();
      names = new NameTable(listed.length);
      for (String name : listed) {
        names.add(name);
      }
      known = names;
    }
    return names;
  }

  /**
   * The names worth comparing with a case that has none: those last written. In a large directory,
   * where asking for every date would take too long, those whose name begins most like the case's.
   */
  synchronized List<String> likely(String slug, int count) {
    if (known().size() > MAX_DATED) {
      return mostAlike(slug, count);
    }
    List<String> names = newest;
    if (names == null) {
      names = newest(count);
      newest = names;
    }
    return names;
  }

  private record Dated(String name, long date) {}

  private List<String> newest(int count) {
    List<Dated> all = new ArrayList<>();
    known().each(name -> all.add(new Dated(name, directory.resolve(name).toFile().lastModified())));
    all.sort(Comparator.comparingLong(Dated::date).reversed());
    List<String> names = new ArrayList<>();
    for (Dated dated : all.subList(0, Math.min(count, all.size()))) {
      names.add(dated.name());
    }
    return names;
  }

  private List<String> mostAlike(String slug, int count) {
    List<List<String>> byPrefix = new ArrayList<>(); // a list for each length that is shared
    for (int length = 0; length <= slug.length(); length++) {
      byPrefix.add(new ArrayList<>());
    }
    known().each(name -> byPrefix.get(commonPrefix(name, slug)).add(name));
    List<String> names = new ArrayList<>();
    for (int length = slug.length(); length >= 0 && names.size() < count; length--) {
      List<String> alike = byPrefix.get(length);
      names.addAll(alike.subList(0, Math.min(count - names.size(), alike.size())));
    }
    return names;
  }

  private static int commonPrefix(String name, String slug) {
    int shorter = Math.min(name.length(), slug.length());
    int common = 0;
    while (common < shorter && name.charAt(common) == slug.charAt(common)) {
      common++;
    }
    return common;
  }

  /** Deletes what killed processes left behind before a moment. */
  void sweep(Instant before) {
    for (String name : list()) {
      if (name.startsWith(TEMPORARY)) {
        sweep(directory.resolve(name), before);
      }
    }
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

  /** In one call of the system's: a stream of paths takes several times as long. */
  private String[] list() {
    String[] names = directory.toFile().list();
    if (names != null) {
      return names;
    }
    // it does not say why it failed
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      List<String> slowly = new ArrayList<>();
      files.forEach(file -> slowly.add(String.valueOf(file.getFileName())));
      return slowly.toArray(String[]::new);
    } catch (NoSuchFileException e) {
      return new String[0]; // nothing recorded yet
    } catch (NotDirectoryException e) {
      throw new CassetteException(directory, "is no directory; move that file away", e);
    } catch (IOException e) {
      throw new CassetteException(directory, "cannot be listed: " + RecordingFile.reason(e), e);
    }
  }
}
