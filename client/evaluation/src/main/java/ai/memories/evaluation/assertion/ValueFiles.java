package ai.memories.evaluation.assertion;

import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.UncheckedFileException;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the files assertions refer to: {@code .json} as JSON, anything else as text. */
record ValueFiles(Path referrer, ProjectFiles files) {

  /** What was read, and from where as a user would name it. */
  record Content(JsonNode node, String file) {}

  /**
   * Reads one.
   *
   * @throws InvalidAssertionException if it cannot be had, or is not what its name says
   */
  Content read(String reference, String pointer) {
    if (reference.contains("{{") || reference.contains("{%")) {
      throw new InvalidAssertionException(
          pointer, "the name of a file is no template; write the path out");
    }
    try {
      Path file = files.resolve(reference, referrer);
      return new Content(content(file, pointer), files.display(file));
    } catch (UncheckedFileException e) {
      throw new InvalidAssertionException(pointer, e.getMessage());
    }
  }

  private JsonNode content(Path file, String pointer) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      throw new InvalidAssertionException(
          pointer,
          files.display(file) + " is YAML, which is not read here; write it as JSON, or in place");
    }
    String text = files.readText(file);
    // The line end that closes a file is no part of what an answer is compared with.
    return name.endsWith(".json") ? json(text, file, pointer) : Json.text(text.strip()).node();
  }

  private JsonNode json(String text, Path file, String pointer) {
    try {
      return Json.parseStrict(text).node();
    } catch (JsonSyntaxException e) {
      throw new InvalidAssertionException(
          pointer,
          "%s:%d:%d: %s".formatted(files.display(file), e.line(), e.column(), e.getMessage()));
    }
  }
}
