package ai.memories.cassette;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every file of a cassette, offline: whether it can be read and is what it says, whether
 * its name is that of its content, whether it holds a secret. Reads one file at a time. Immutable.
 *
 * <pre>{@code
 * for (CassetteProblem problem : CassetteCheck.builder(root).rules(rules).build().run()) {
 *   log.error(problem.toString());
 * }
 * }</pre>
 */
public final class CassetteCheck {
  private static final int MAX_CHARS_BELOW_ROOT = 160;

  private final Path root;
  private final MatchRules rules;
  private final SecretScan secrets;

  private CassetteCheck(Builder builder) {
    root = builder.root;
    rules = builder.rules;
    secrets = builder.key == null ? SecretScan.ofShapes() : SecretScan.of(builder.key);
  }

  /** Starts a check of all below a root, which need not exist. */
  public static Builder builder(Path root) {
    return new Builder(root);
  }

  /**
   * What is wrong, sorted by file.
   *
   * @throws CassetteException if a directory cannot be listed
   */
  public List<CassetteProblem> run() {
    List<CassetteProblem> problems = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Visit(problems));
    } catch (NoSuchFileException e) {
      return List.of(); // nothing was recorded yet
    } catch (IOException e) {
      throw new CassetteException(root, "cannot be listed: " + RecordingFile.reason(e), e);
    }
    problems.sort(Comparator.comparing(problem -> problem.file().toString()));
    return List.copyOf(problems);
  }

  /** One walk through the directories. */
  private final class Visit extends SimpleFileVisitor<Path> {
    private final List<CassetteProblem> problems;

    /** The files of each directory under way, by question and take. */
    private final Map<Path, Map<String, Path>> answers = new HashMap<>();

    Visit(List<CassetteProblem> problems) {
      this.problems = problems;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (directory.equals(root) || isPlain(directory)) {
        return FileVisitResult.CONTINUE;
      }
      add(directory, "no directory of recordings: only a-z, 0-9 and - can stand in its name");
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!String.valueOf(file.getFileName()).startsWith(".")) { // ours, or git's
        check(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
        throws IOException {
      answers.remove(directory);
      return super.postVisitDirectory(directory, e);
    }

    private void check(Path file) {
      Optional<RecordingName> name =
          RecordingName.parse(String.valueOf(file.getFileName())).filter(RecordingName::isPlain);
      if (name.isEmpty()) {
        add(file, "no recording: its name is not <slug>-<fingerprint>.json; move it away");
        return;
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        add(file, "a link: a recording is a file of its own");
        return;
      }
      int length = root.relativize(file).toString().length();
      if (length > MAX_CHARS_BELOW_ROOT) {
        add(file, "a path of " + length + " characters: some systems cannot check it out");
      }
      try {
        RecordingFile.read(file).ifPresent(recording -> content(file, name.get(), recording));
      } catch (CassetteException e) {
        add(file, e.reason());
      }
    }

    private void content(Path file, RecordingName name, Recording recording) {
      if (!name.isOf(recording.fingerprint()) || !name.take().equals(recording.take())) {
        add(
            file,
            "named as another: it holds "
                + recording.fingerprint().abbreviated()
                + recording.take().suffix()
                + "; a recording cannot be copied or renamed, record it");
      }
      if (!rules.include(recording.rules())) {
        add(
            file,
            "made under match rules that are gone ("
                + String.join(", ", recording.rules())
                + "): nobody gets it; record it anew");
      }
      secrets
          .find(RecordingFormat.write(recording))
          .ifPresent(
              found -> add(file, "holds " + found + ": take that key back, and record it anew"));
      Path other =
          answers
              .computeIfAbsent(file.getParent(), directory -> new HashMap<>())
              .putIfAbsent(recording.fingerprint() + recording.take().suffix(), file);
      if (other != null) {
        add(file, "answers the same question as " + other.getFileName() + ": delete either");
      }
    }

    private void add(Path file, String message) {
      problems.add(new CassetteProblem(file, message));
    }
  }

  private static boolean isPlain(Path directory) {
    return RecordingName.isPlain(String.valueOf(directory.getFileName()));
  }

  /** Gathers what is known beside the files; not thread-safe. */
  public static final class Builder {
    private final Path root;
    private MatchRules rules = MatchRules.NONE;
    private @Nullable String key;

    private Builder(Path root) {
      this.root = root;
    }

    /** Sets the project's match rules; {@link MatchRules#NONE} if not called. */
    public Builder rules(MatchRules newRules) {
      this.rules = newRules;
      return this;
    }

    /** Names the live key, to be looked for; without, only the shapes of keys are. */
    public Builder secret(String newKey) {
      this.key = newKey;
      return this;
    }

    /** The check. */
    public CassetteCheck build() {
      return new CassetteCheck(this);
    }
  }
}
