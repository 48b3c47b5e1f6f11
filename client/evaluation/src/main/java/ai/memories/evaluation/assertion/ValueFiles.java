package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.UncheckedFileException;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the files assertions refer to: JSON and YAML as values, anything else as text. */
record ValueFiles(Path referrer, ProjectFiles files, Problems problems) {

  private static final List<String> CODE = List.of(".js", ".cjs", ".mjs", ".ts", ".py", ".rb");

  /**
   * Reads one.
   *
   * @return its content, or nothing where its faults have been reported
   * @throws InvalidAssertionException if it cannot be had, or is not what its name says
   */
  Optional<Located> read(String reference, String pointer) {
    if (reference.contains("{{") || reference.contains("{%")) {
      throw new InvalidAssertionException(
          pointer, "the name of a file is no template; write the path out");
    }
    String bare = reference.replaceFirst("(?<=\\.[a-z]{2,3}):[\\w.]+$", "");
    if (CODE.stream().anyMatch(bare::endsWith)) {
      throw new InvalidAssertionException(
          pointer, reference + " is code, and a suite runs none; write the value, or a text file");
    }
    try {
      return content(files.resolve(reference, referrer), pointer);
    } catch (UncheckedFileException e) {
      throw new InvalidAssertionException(pointer, e.getMessage());
    }
  }

  private Optional<Located> content(Path file, String pointer) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return new YamlReader(files).read(file, problems);
    }
    String text = files.readText(file);
    // The line end that closes a file is no part of what an answer is compared with.
    Json content = name.endsWith(".json") ? json(text, file, pointer) : Json.text(text.strip());
    return Optional.of(Located.of(content, Location.startOf(files.display(file))));
  }

  private Json json(String text, Path file, String pointer) {
    try {
      return Json.parseStrict(text);
    } catch (JsonSyntaxException e) {
      throw new InvalidAssertionException(
          pointer,
          "%s:%d:%d: %s".formatted(files.display(file), e.line(), e.column(), e.getMessage()));
    }
  }
}
