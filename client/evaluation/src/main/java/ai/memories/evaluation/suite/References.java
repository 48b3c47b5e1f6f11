package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.UncheckedFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code file://} references of one suite; what cannot be read is a problem where it was named.
 */
record References(Path suite, ProjectFiles files, Problems problems) {

  /** All files of a pattern, or the one a name means; none where that is told as a problem. */
  List<Path> resolveAll(String reference, Location at) {
    try {
      return files.resolveAll(reference, suite);
    } catch (UncheckedFileException e) {
      problems.error(at, e.getMessage());
      return List.of();
    }
  }

  Optional<Path> resolve(String reference, Location at) {
    if (reference.contains("*")) {
      problems.error(at, "\"" + reference + "\": one file is wanted here, not a pattern");
      return Optional.empty();
    }
    try {
      return Optional.of(files.resolve(reference, suite));
    } catch (UncheckedFileException e) {
      problems.error(at, e.getMessage());
      return Optional.empty();
    }
  }

  Optional<String> text(String reference, Location at) {
    return resolve(reference, at).flatMap(file -> text(file, at));
  }

  Optional<String> text(Path file, Location at) {
    try {
      return Optional.of(files.readText(file));
    } catch (UncheckedFileException e) {
      problems.error(at, e.getMessage());
      return Optional.empty();
    }
  }

  static String extension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
