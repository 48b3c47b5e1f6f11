package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The recordings of one suite or test class. A recording is looked for under the name it should
 * have; only if that is absent are the names listed, once, and searched by fingerprint.
 */
final class CassetteDirectory {
  /** A temporary file this old belongs to no write under way. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path root;
  private final Path path;
  private final int slugChars;
  private final RecordingNames names;
  private final SampleKeys used = new SampleKeys();

  /** The files written by this run, each with the slug its case has. */
  private final Map<String, String> recordedNow = new HashMap<>();

  private volatile boolean inside;
  private volatile boolean writable;

  CassetteDirectory(Path root, Path path, int slugChars) {
    this.root = root;
    this.path = path;
    this.slugChars = slugChars;
    this.names = new RecordingNames(path);
  }

  Path path() {
    return path;
  }

  RecordingNames names() {
    return names;
  }

  /** A recording and the file it was found in. */
  record Found(Path file, Recording recording) {}

  /** The slug as it stands in this directory's file names. */
  String fileSlug(String slug) {
    return Slug.cut(slug, slugChars);
  }

  /**
   * Finds a recording by fingerprint and take.
   *
   * @throws CassetteException if the file that should hold it cannot be trusted
   */
  Optional<Found> find(String slug, Fingerprint fingerprint, Take take) {
    refuseLinksOut();
    String own = fileSlug(slug);
    Optional<Found> found =
        holding(RecordingName.abbreviated(own, fingerprint, take).toString(), fingerprint, take)
            .or(() -> holding(fullName(slug, fingerprint, take), fingerprint, take))
            .or(
                () ->
                    names.of(fingerprint, take).flatMap(name -> holding(name, fingerprint, take)));
    found.ifPresent(ignored -> markUsed(fingerprint, take));
    return found;
  }

  private String fullName(String slug, Fingerprint fingerprint, Take take) {
    int longer = fingerprint.hex().length() - fingerprint.abbreviated().length();
    String shorter = Slug.cut(slug, Math.max(0, slugChars - longer));
    return RecordingName.full(shorter, fingerprint, take).toString();
  }

  /** The recording of this name, if it exists and is of this question. */
  private Optional<Found> holding(String name, Fingerprint fingerprint, Take take) {
    Path file = path.resolve(name);
    Optional<Recording> recording =
        RecordingFile.read(file).filter(read -> read.fingerprint().equals(fingerprint));
    recording
        .filter(read -> !read.take().equals(take))
        .ifPresent(
            read -> {
              throw new CassetteException(
                  file,
                  "holds sample "
                      + read.take().sample()
                      + " under the name of another; a recording cannot be copied, record it",
                  null);
            });
    return recording.map(read -> new Found(file, read));
  }

  /** The answers recorded to a question, of every sample; one that is damaged is left out. */
  List<Recording> recordingsOf(Fingerprint fingerprint) {
    List<Recording> recordings = new ArrayList<>();
    for (RecordingName name : names.ofQuestion(fingerprint)) {
      try {
        RecordingFile.read(path.resolve(name.toString()))
            .filter(recording -> recording.fingerprint().equals(fingerprint))
            .ifPresent(recordings::add);
      } catch (CassetteException e) {
        // counted among no answers: it cannot be trusted
      }
    }
    return recordings;
  }

  /** Makes sure, once, that a recording can be written here: before it is paid for. */
  void prepare() {
    if (!writable) {
      refuseLinksOut();
      RecordingFile.probe(path);
      writable = true;
    }
  }

  /**
   * Keeps a recording: under the file that holds this question and take already, else under its own
   * name.
   *
   * @param givesWay whether another answer there is replaced; if not, the one there wins
   * @param tooOld whether one that gives way is replaced by the same answer too, for its date
   * @return what is on disk now
   */
  Found keep(
      String slug,
      Recording recording,
      Predicate<Recording> givesWay,
      Predicate<Recording> tooOld) {
    Optional<Found> present;
    try {
      present = find(slug, recording.fingerprint(), recording.take());
    } catch (CassetteException e) {
      if (!e.isDamaged() || !givesWay.test(recording)) {
        throw e;
      }
      RecordingFile.delete(e.file()); // what cannot be read is recorded anew
      present = Optional.empty();
    }
    Found kept = write(slug, recording, present, givesWay, tooOld);
    noteRecorded(slug, kept);
    return kept;
  }

  private Found write(
      String slug,
      Recording recording,
      Optional<Found> present,
      Predicate<Recording> givesWay,
      Predicate<Recording> tooOld) {
    try {
      return present.isPresent()
          ? again(present.get(), recording, givesWay, tooOld)
          : first(slug, recording);
    } catch (CassetteException e) {
      writable = false; // so that no other call is paid for in vain
      throw e;
    }
  }

  private static Found again(
      Found present,
      Recording recording,
      Predicate<Recording> givesWay,
      Predicate<Recording> tooOld) {
    Recording there = present.recording();
    boolean same = there.sameAnswer(recording) && !tooOld.test(there);
    if (same || !givesWay.test(there)) {
      return present;
    }
    RecordingFile.replace(present.file(), recording);
    return new Found(present.file(), recording);
  }

  private Found first(String slug, Recording recording) {
    Fingerprint fingerprint = recording.fingerprint();
    Path file =
        path.resolve(
            RecordingName.abbreviated(fileSlug(slug), fingerprint, recording.take()).toString());
    Recording winner = RecordingFile.create(file, recording);
    if (winner.fingerprint().equals(fingerprint)) {
      return new Found(file, winner);
    }
    Path longName = path.resolve(fullName(slug, fingerprint, recording.take()));
    return new Found(longName, RecordingFile.create(longName, recording));
  }

  /** Notes that a file is this run's, so that its predecessor may go. */
  void noteRecorded(String slug, Found kept) {
    markUsed(kept.recording().fingerprint(), kept.recording().take());
    String name = String.valueOf(kept.file().getFileName());
    names.add(name);
    synchronized (this) {
      recordedNow.put(name, slug);
    }
  }

  private synchronized void markUsed(Fingerprint fingerprint, Take take) {
    used.add(SampleKeys.key(fingerprint.abbreviatedBits(), take));
  }

  synchronized int used() {
    return used.size();
  }

  synchronized List<String> unused() {
    names.forget(); // other processes may have recorded or deleted since
    List<String> unused = new ArrayList<>();
    names.each(
        name -> {
          if (!used.contains(name.key())) {
            unused.add(name.toString());
          }
        });
    unused.sort(null);
    return unused;
  }

  Optional<Path> file(String name) {
    if (RecordingName.parse(name).filter(RecordingName::isPlain).isEmpty()) {
      throw new CassetteException(path, "\"" + name + "\" is no name of a recording", null);
    }
    refuseLinksOut();
    Path file = path.resolve(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  synchronized int dropPredecessors(Predicate<String> replaceable) {
    Set<String> replaced = new HashSet<>();
    recordedNow.forEach(
        (file, slug) -> {
          if (replaceable.test(slug)) {
            RecordingName.parse(file)
                .ifPresent(name -> replaced.add(fileSlug(slug) + name.take().suffix()));
          }
        });
    int[] dropped = {0};
    names.forget();
    names.each(
        name -> {
          if (replaced.contains(name.slug() + name.take().suffix()) && !used.contains(name.key())) {
            RecordingFile.delete(path.resolve(name.toString()));
            dropped[0]++;
          }
        });
    names.forget();
    names.sweep(Instant.now().minus(ABANDONED));
    return dropped[0];
  }

  /** A link below the root must not lead recordings out of it. */
  private void refuseLinksOut() {
    if (inside) {
      return;
    }
    try {
      // Asked first: another thread may make the root meanwhile, and then lie above what existed.
      boolean rooted = Files.exists(root);
      Path existing = existing(path);
      if (rooted && !existing.toRealPath().startsWith(root.toRealPath())) {
        throw new CassetteException(
            path, "leads out of " + root + " by a link; recordings stay below it", null);
      }
      inside = existing.equals(path);
    } catch (IOException e) {
      throw new CassetteException(path, "cannot be resolved: " + RecordingFile.reason(e), e);
    }
  }

  private static Path existing(Path path) {
    Path parent = path.getParent();
    return parent == null || Files.exists(path) ? path : existing(parent);
  }
}
