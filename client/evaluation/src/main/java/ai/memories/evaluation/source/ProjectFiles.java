package ai.memories.evaluation.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files a suite may read: those below the project, or below further roots the project names,
 * with links resolved. Thread-safe.
 *
 * <pre>{@code
 * var files = new ProjectFiles(project, List.of());
 * Path prompt = files.resolve("file://../prompts/extract.txt", Path.of("suites/invoices.yaml"));
 * files.readText(prompt);
 * }</pre>
 */
public final class ProjectFiles {
  private static final String SCHEME = "file://";
  private static final long MAX_BYTES = 64L << 20;

  private final Path project;
  private final List<Path> roots;
  private final Set<Path> referred = ConcurrentHashMap.newKeySet();

  /**
   * For one project.
   *
   * @param project its base directory
   * @param moreRoots further directories that may be read
   * @throws UncheckedFileException if one of them does not exist
   */
  public ProjectFiles(Path project, List<Path> moreRoots) {
    this.project = real(project, project.toString());
    List<Path> all = new ArrayList<>(List.of(this.project));
    moreRoots.forEach(root -> all.add(real(project.resolve(root), root.toString())));
    this.roots = List.copyOf(all);
  }

  /** The project's base directory, links resolved. */
  public Path project() {
    return project;
  }

  /** Every file that was referred to so far, in the order of their paths. */
  public List<Path> referred() {
    return referred.stream().sorted().toList();
  }

  /**
   * A name of a file that is the same on every machine: relative to the project, or to the further
   * root it lies below.
   */
  public String portableName(Path file) {
    Path root = roots.stream().filter(file::startsWith).findFirst().orElseThrow();
    Path parent = root.equals(project) ? null : root.getParent();
    return (parent == null ? root : parent).relativize(file).toString().replace('\\', '/');
  }

  /** Whether a value refers to a file. */
  public static boolean isReference(String value) {
    return value.startsWith(SCHEME);
  }

  /**
   * Finds the file a reference means.
   *
   * @param reference {@code file://} and a path relative to the file it stands in
   * @param referrer that file
   * @throws UncheckedFileException if it does not exist, is no file, or lies outside the roots
   */
  public Path resolve(String reference, Path referrer) {
    String relative = isReference(reference) ? reference.substring(SCHEME.length()) : reference;
    Path target;
    try {
      target = project.resolve(referrer).resolveSibling(relative);
    } catch (InvalidPathException e) {
      throw new UncheckedFileException("\"" + reference + "\" is no path: " + e.getReason(), e);
    }
    Path real = real(target, reference);
    if (roots.stream().noneMatch(real::startsWith)) {
      throw new UncheckedFileException(
          "\""
              + reference
              + "\" lies outside the project; move it below "
              + project.getFileName()
              + "/ or name its directory under fileRoots in memories.yaml",
          null);
    }
    if (!Files.isRegularFile(real)) {
      throw new UncheckedFileException("\"" + reference + "\" is no file", null);
    }
    referred.add(real);
    return real;
  }

  /** Whether a reference stands for all files of a pattern. */
  public static boolean isPattern(String reference) {
    return reference.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  /**
   * Finds the files a pattern means, in the order of their paths: {@code *} within a directory,
   * {@code **} across them, {@code ?}, {@code [a-z]}, {@code {a,b}}.
   *
   * @throws UncheckedFileException if there are none, or one lies outside the roots
   */
  public List<Path> resolveAll(String reference, Path referrer) {
    if (!isPattern(reference)) {
      return List.of(resolve(reference, referrer));
    }
    String relative = isReference(reference) ? reference.substring(SCHEME.length()) : reference;
    int from = relative.lastIndexOf('/', firstWildcard(relative)) + 1;
    Path base =
        real(project.resolve(referrer).resolveSibling(relative.substring(0, from)), reference);
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(base)) {
      PathMatcher matcher = base.getFileSystem().getPathMatcher("glob:" + relative.substring(from));
      files
          .filter(file -> matcher.matches(base.relativize(file)) && Files.isRegularFile(file))
          .sorted()
          .forEach(file -> found.add(resolve(file.toString(), referrer)));
    } catch (IOException | UncheckedIOException | PatternSyntaxException e) {
      throw new UncheckedFileException("\"" + reference + "\": " + e.getMessage(), e);
    }
    if (found.isEmpty()) {
      throw new UncheckedFileException(
          "\"" + reference + "\" matches no file below " + display(base), null);
    }
    return found;
  }

  private static int firstWildcard(String pattern) {
    int at = 0;
    while (!isPattern(pattern.substring(at, at + 1))) {
      at++;
    }
    return at;
  }

  /**
   * Reads a text file: UTF-8, a byte order mark dropped, line ends as LF.
   *
   * @throws UncheckedFileException if it cannot be read, is no UTF-8 or larger than 64 MB
   */
  public String readText(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UncheckedFileException(display(file) + " is larger than 64 MB", null);
      }
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      String text = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
      String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return unmarked.indexOf('\r') < 0 ? unmarked : unmarked.replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new UncheckedFileException(display(file) + " is not UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedFileException(display(file) + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A path as the user would name it: relative to the project where it lies below it, with /. */
  public String display(Path file) {
    Path absolute = project.resolve(file).normalize();
    Path shown = absolute.startsWith(project) ? project.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }

  private static Path real(Path path, String shown) {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      throw new UncheckedFileException(
          "\"" + shown + "\" does not exist (looked at " + path.normalize() + ")", e);
    } catch (IOException e) {
      throw new UncheckedFileException(
          "\"" + shown + "\" cannot be resolved: " + e.getMessage(), e);
    }
  }
}
