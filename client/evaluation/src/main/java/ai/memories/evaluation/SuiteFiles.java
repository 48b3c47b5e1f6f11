package ai.memories.evaluation;

import ai.memories.cassette.Slug;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the suites of a project: all below the suites directory, or those a glob names. */
final class SuiteFiles {
  private static final String SUFFIX = ".yaml";

  private SuiteFiles() {}

  /**
   * The files in the order of their paths.
   *
   * @param globs comma between, relative to the directory; empty for all
   */
  static List<Path> find(Path directory, Optional<String> globs, Problems problems)
      throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> walk = Files.walk(directory)) {
        walk.filter(file -> file.toString().endsWith(SUFFIX))
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(all::add);
      }
    }
    refuseSharedRecordings(directory, all, problems);
    return globs.isEmpty() ? all : chosen(directory, all, globs.get(), problems);
  }

  /** A suite takes what it does not use of its directory for its own, and deletes it. */
  private static void refuseSharedRecordings(Path directory, List<Path> all, Problems problems) {
    Map<String, String> owners = new HashMap<>();
    for (Path file : all) {
      String name = name(directory, file);
      String recordings = Slug.path(name);
      String other = owners.putIfAbsent(recordings, name);
      if (other != null) {
        problems.add(
            Problem.error(
                "suites "
                    + other
                    + " and "
                    + name
                    + " would share the directory cassettes/suites/"
                    + recordings
                    + ": rename either"));
      }
    }
  }

  /** A suite's name: its path below the directory, without the ending, with {@code /}. */
  static String name(Path directory, Path file) {
    String path = directory.relativize(file).toString().replace('\\', '/');
    return path.substring(0, path.length() - SUFFIX.length());
  }

  private static List<Path> chosen(
      Path directory, List<Path> all, String globs, Problems problems) {
    Set<Path> chosen = new LinkedHashSet<>();
    List<String> unmatched = new ArrayList<>();
    for (String glob : globs.split(",", -1)) {
      List<Path> matching = matching(directory, all, glob.strip(), problems);
      chosen.addAll(matching);
      if (matching.isEmpty()) {
        unmatched.add(
            "suites: \""
                + glob.strip()
                + "\" matches no suite below "
                + directory
                + (all.isEmpty() ? "" : "; there are " + names(directory, all)));
      }
    }
    for (String message : unmatched) {
      problems.add(chosen.isEmpty() ? Problem.emptyChoice(message) : Problem.error(message));
    }
    return List.copyOf(chosen);
  }

  private static List<Path> matching(
      Path directory, List<Path> all, String glob, Problems problems) {
    String pattern = glob.endsWith(SUFFIX) ? glob : glob + SUFFIX;
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return all.stream().filter(file -> matcher.matches(directory.relativize(file))).toList();
    } catch (PatternSyntaxException e) {
      problems.add(Problem.error("suites: \"" + glob + "\" is no glob: " + e.getDescription()));
      return List.of();
    }
  }

  private static String names(Path directory, List<Path> all) {
    return String.join(", ", all.stream().limit(10).map(file -> name(directory, file)).toList());
  }
}
