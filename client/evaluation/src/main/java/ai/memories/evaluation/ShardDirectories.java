package ai.memories.evaluation;

import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the directories that patterns such as {@code shards/*} name. */
final class ShardDirectories {
  private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

  private ShardDirectories() {}

  /**
   * Finds them.
   *
   * @param project where relative patterns begin
   * @param patterns with commas between, and {@code /} between names
   * @param problems takes a pattern that names no directory
   */
  static List<Path> find(Path project, String patterns, Problems problems) throws IOException {
    Set<Path> found = new TreeSet<>();
    for (String pattern : patterns.split(",", -1)) {
      List<Path> directories = matching(project, pattern.strip(), problems);
      if (directories.isEmpty()) {
        problems.add(
            Problem.error(
                "no verdict: there is no directory \"" + pattern.strip() + "\" in " + project));
      }
      found.addAll(directories);
    }
    return List.copyOf(found);
  }

  /** None also where it is no pattern, or no path on this system. */
  private static List<Path> matching(Path project, String typed, Problems problems)
      throws IOException {
    try {
      return matching(project, typed);
    } catch (PatternSyntaxException | InvalidPathException e) {
      problems.add(Problem.error("\"" + typed + "\" is no pattern: " + e.getMessage()));
      return List.of();
    }
  }

  private static List<Path> matching(Path project, String typed) throws IOException {
    String pattern = File.separatorChar == '/' ? typed : typed.replace(File.separatorChar, '/');
    List<String> names = new ArrayList<>(List.of(pattern.split("/")));
    var plain = new StringBuilder();
    while (!names.isEmpty() && !GLOB.matcher(names.get(0)).find()) {
      plain.append(names.remove(0)).append('/');
    }
    Path base = project.resolve(plain.toString()).normalize();
    if (!Files.isDirectory(base) || pattern.isEmpty()) {
      return List.of();
    }
    if (names.isEmpty()) {
      return List.of(base);
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + String.join("/", names));
    int depth = names.contains("**") ? Integer.MAX_VALUE : names.size();
    try (Stream<Path> all = Files.walk(base, depth)) {
      return all.filter(directory -> !directory.equals(base) && Files.isDirectory(directory))
          .filter(directory -> matcher.matches(base.relativize(directory)))
          .filter(directory -> !names.contains("**") || Files.exists(directory.resolve("run.json")))
          .toList();
    }
  }
}
