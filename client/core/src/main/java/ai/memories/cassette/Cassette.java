package ai.memories.cassette;

import ai.memories.http.CallContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * All recordings of a project: a directory per suite or test class, a file per question and sample.
 * Thread-safe; several processes may record into one root at once.
 *
 * <pre>{@code
 * Cassette cassette = Cassette.at(Path.of("src/test/memories/cassettes"));
 * Exchange replaying = CassetteExchange.builder(service, cassette).mode(Mode.REPLAY).build();
 * }</pre>
 */
public final class Cassette {
  /** Some systems and archives still refuse paths over 260; this leaves a hundred for the root. */
  private static final int MAX_CHARS_BELOW_ROOT = 160;

  /** What a file's name holds beside its slug: fingerprint, sample, occurrence, extension. */
  private static final int CHARS_BESIDE_SLUG = "/-0123456789ab.1000.100.json".length();

  private static final int MAX_SLUG_CHARS = 80;
  private static final int MIN_SLUG_CHARS = 8;

  private final Path root;
  private final Map<String, CassetteDirectory> directories = new ConcurrentHashMap<>();

  private Cassette(Path root) {
    this.root = root;
  }

  /** The recordings below a directory, which need not exist yet. */
  public static Cassette at(Path root) {
    return new Cassette(root);
  }

  /** The directory all recordings lie below. */
  public Path root() {
    return root;
  }

  /** How many recordings of one directory were used so far. */
  public int used(String directory) {
    return directory(directory).used();
  }

  /**
   * How many recordings of one directory nobody has used so far. Call it when their owner has
   * completed.
   *
   * @throws CassetteException if the directory cannot be listed
   */
  public int unused(String directory) {
    return unusedNames(directory).size();
  }

  /**
   * The names of the files that {@link #unused} counts, sorted.
   *
   * @throws CassetteException if the directory cannot be listed
   */
  public List<String> unusedNames(String directory) {
    return directory(directory).unused();
  }

  /**
   * The file of a recording by its name, if it is there.
   *
   * @throws CassetteException if the directory or the name is none of a recording, or leads out of
   *     the root
   */
  public Optional<Path> file(String directory, String name) {
    return directory(directory).file(name);
  }

  /**
   * Deletes the predecessors of what was recorded: files of the same slug and sample that nothing
   * in this run has used. Call it when their owner has completed.
   *
   * @param directory the owner's directory
   * @param replaceable whether files of a slug may go; in a filtered run, only a slug that no case
   *     outside the filter has
   * @return how many files went
   * @throws CassetteException if a file cannot be deleted
   */
  public int dropPredecessors(String directory, Predicate<String> replaceable) {
    return directory(directory).dropPredecessors(replaceable);
  }

  /**
   * The directory of a call.
   *
   * @throws CassetteException if its name or the call's slug is no slug
   */
  CassetteDirectory directory(CallContext context) {
    if (!RecordingName.isPlain(context.slug())) {
      throw new CassetteException(
          root,
          "\"" + context.slug() + "\" cannot begin a recording's name: only a-z, 0-9 and - can",
          null);
    }
    return directory(context.directory());
  }

  private CassetteDirectory directory(String name) {
    CassetteDirectory known = directories.get(name);
    return known == null ? opened(name) : known;
  }

  private CassetteDirectory opened(String name) {
    var fresh = new CassetteDirectory(root, below(name), slugChars(name));
    CassetteDirectory other = directories.putIfAbsent(name, fresh);
    return other == null ? fresh : other;
  }

  private int slugChars(String name) {
    int room = MAX_CHARS_BELOW_ROOT - CHARS_BESIDE_SLUG - name.length();
    if (room < MIN_SLUG_CHARS) {
      throw new CassetteException(
          root, "\"" + name + "\" is too long for a directory of recordings", null);
    }
    return Math.min(room, MAX_SLUG_CHARS);
  }

  private Path below(String name) {
    Path path = root;
    for (String element : name.split("/", -1)) {
      if (element.isEmpty() || !RecordingName.isPlain(element)) {
        throw new CassetteException(
            root,
            "\""
                + name
                + "\" is no directory of recordings: only a-z, 0-9 and - can stand between its"
                + " slashes",
            null);
      }
      path = path.resolve(element);
    }
    return path;
  }
}
