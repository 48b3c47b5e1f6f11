package ai.memories.evaluation;

import ai.memories.cassette.Slug;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recordings of suites that are gone or have another name now: nobody asks for them, and no run
 * tells of them. Which recordings of a suite no case uses any more, only a run knows.
 *
 * @param cassettes below which the recordings of suites lie
 * @param suites all that there are
 */
record GoneSuites(Path cassettes, List<Suite> suites) {

  /** Warns of each directory that is no suite's. */
  void tell(ProjectFiles files, Problems problems) throws IOException {
    Path root = cassettes.resolve("suites");
    Set<Path> known =
        suites.stream()
            .map(suite -> root.resolve(Slug.path(suite.name())))
            .collect(Collectors.toSet());
    counts(root)
        .forEach(
            (directory, count) -> {
              if (!known.contains(directory)) {
                problems.add(warning(files.display(directory), count));
              }
            });
  }

  private static Problem warning(String directory, long count) {
    return Problem.warning(
        directory
            + ": "
            + count
            + (count == 1 ? " recording" : " recordings")
            + " of no suite: delete the directory or, where a suite was renamed, rename it"
            + " likewise");
  }

  private static Map<Path, Long> counts(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return Map.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    }
  }
}
