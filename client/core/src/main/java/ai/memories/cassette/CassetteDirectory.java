package ai.memories.cassette;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The recordings of one suite or test class. A recording is looked for under the name it should
 * have; only if that is absent are the names listed, once, and searched by fingerprint.
 */
final class CassetteDirectory {
  /** A temporary file this old belongs to no write under way. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path path;
  private final int slugChars;
  private final RecordingNames names;
  private final BelowRoot belowRoot;
  private final DirectoryUse use = new DirectoryUse();
  private volatile boolean writable;

  CassetteDirectory(Path root, Path path, int slugChars) {
    this.path = path;
    this.slugChars = slugChars;
    this.names = new RecordingNames(path);
    this.belowRoot = new BelowRoot(root, path);
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
    return slug.length() <= slugChars ? slug : Slug.fitting(slug, slugChars);
  }

  /**
   * Finds a recording by fingerprint and take.
   *
   * @throws CassetteException if the file that should hold it cannot be trusted
   */
  Optional<Found> find(String slug, Fingerprint fingerprint, Take take) {
    belowRoot.check();
    Optional<Found> found =
        holding(RecordingName.abbreviated(fileSlug(slug), fingerprint, take), fingerprint, take);
    if (found.isEmpty()) {
      found = elsewhere(slug, fingerprint, take);
    }
    if (found.isPresent()) {
      use.use(fingerprint, take);
    }
    return found;
  }

  /** Under a name only those have whose short fingerprints collide, or under another slug. */
  private Optional<Found> elsewhere(String slug, Fingerprint fingerprint, Take take) {
    return holding(fullName(slug, fingerprint, take), fingerprint, take)
        .or(
            () ->
                names
                    .of(fingerprint, take)
                    .flatMap(RecordingName::parse)
                    .flatMap(name -> holding(name, fingerprint, take)));
  }

  private RecordingName fullName(String slug, Fingerprint fingerprint, Take take) {
    int longer = fingerprint.hex().length() - fingerprint.abbreviated().length();
    String shorter = Slug.fitting(slug, Math.max(0, slugChars - longer));
    return RecordingName.full(shorter, fingerprint, take);
  }

  /** The recording of this name, if it exists and is of this question. */
  private Optional<Found> holding(RecordingName name, Fingerprint fingerprint, Take take) {
    Path file = path.resolve(name.toString());
    Optional<Recording> there = RecordingFile.read(file);
    if (there.isEmpty() || !there.get().fingerprint().equals(fingerprint)) {
      return Optional.empty();
    }
    Take held = there.get().take();
    if (!held.equals(take)) {
      throw new CassetteException(
          file,
          "holds sample "
              + held.sample()
              + " under the name of another; a recording cannot be copied, record it",
          null);
    }
    return Optional.of(new Found(file, there.get()));
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

  /**
   * Makes sure, before it is paid for, that a recording can be written here and takes the place of
   * what is there.
   */
  void prepare(AskedQuestion asked) {
    if (!writable) {
      belowRoot.check();
      RecordingFile.probe(path);
      writable = true;
    }
    try {
      var unused = asked.find();
    } catch (CassetteException e) {
      if (!e.isDamaged()) {
        throw e; // another's, or a newer version's: it stays, and the answer would be lost
      }
    }
  }

  /**
   * Keeps a recording: under the file that holds this question and take already, else under its own
   * name.
   *
   * @return what is on disk now
   */
  Found keep(NewRecording fresh) {
    Optional<Found> present;
    Recording recording = fresh.recording();
    try {
      present = find(fresh.slug(), recording.fingerprint(), recording.take());
    } catch (CassetteException e) {
      if (!e.isDamaged() || !fresh.displaces(recording)) {
        throw e;
      }
      RecordingFile.delete(e.file()); // what cannot be read is recorded anew
      present = Optional.empty();
    }
    Found kept = write(fresh, present);
    noteRecorded(fresh.slug(), kept);
    return kept;
  }

  private Found write(NewRecording fresh, Optional<Found> present) {
    try {
      return present.isPresent() ? again(present.get(), fresh) : first(fresh);
    } catch (CassetteException e) {
      writable = false; // so that no other call is paid for in vain
      throw e;
    }
  }

  private static Found again(Found present, NewRecording fresh) {
    if (!fresh.replaces(present.recording())) {
      return present;
    }
    RecordingFile.replace(present.file(), fresh.recording());
    return new Found(present.file(), fresh.recording());
  }

  private Found first(NewRecording fresh) {
    Recording recording = fresh.recording();
    Fingerprint fingerprint = recording.fingerprint();
    RecordingName name =
        RecordingName.abbreviated(fileSlug(fresh.slug()), fingerprint, recording.take());
    Path file = path.resolve(name.toString());
    Recording winner = RecordingFile.create(file, recording);
    if (winner.fingerprint().equals(fingerprint)) {
      return new Found(file, winner);
    }
    Path longName = path.resolve(fullName(fresh.slug(), fingerprint, recording.take()).toString());
    return new Found(longName, RecordingFile.create(longName, recording));
  }

  /** Notes that a file is this run's, so that its predecessor may go. */
  void noteRecorded(String slug, Found kept) {
    String name = String.valueOf(kept.file().getFileName());
    names.add(name);
    use.make(name, kept.recording(), slug, fileSlug(slug));
  }

  int used() {
    return use.used();
  }

  List<String> unused() {
    names.forget(); // other processes may have recorded or deleted since
    return use.unused(names);
  }

  Optional<Path> file(String name) {
    if (RecordingName.parse(name).filter(RecordingName::isPlain).isEmpty()) {
      throw new CassetteException(path, "\"" + name + "\" is no name of a recording", null);
    }
    belowRoot.check();
    Path file = path.resolve(name);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  int dropPredecessors(Predicate<String> replaceable) {
    names.forget();
    List<String> predecessors = use.predecessors(names, replaceable);
    predecessors.forEach(name -> RecordingFile.delete(path.resolve(name)));
    names.forget();
    names.sweep(Instant.now().minus(ABANDONED));
    return predecessors.size();
  }
}
