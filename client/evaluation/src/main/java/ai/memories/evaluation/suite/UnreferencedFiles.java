package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Schemas and prompts that may be no suite's: read as if one named them. */
record UnreferencedFiles(Reading reading) {
  private static final List<String> SCHEMAS = List.of("json", "yaml", "yml");

  void check(Path memories) {
    each(memories.resolve("schemas"), SCHEMAS, file -> SchemaReader.check(file, reading));
    each(memories.resolve("prompts"), List.of("txt"), this::text);
  }

  private void text(Path file) {
    var prompts = new PromptReader(reading);
    prompts.check(file, Location.startOf(reading.files().display(file)));
  }

  private void each(Path directory, List<String> extensions, Consumer<Path> look) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .filter(file -> extensions.contains(References.extension(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .forEach(file -> look.accept(file.normalize()));
    } catch (IOException | UncheckedIOException e) {
      reading.problems().add(Problem.error(directory + " cannot be read: " + e.getMessage()));
    }
  }
}
