package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import ai.memories.schema.AnswerSchema;
import ai.memories.schema.ResponseSchema;
import ai.memories.schema.SchemaException;
import ai.memories.schema.SchemaProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads {@code responseSchema}: written in place or in a file. A file is read and linted once,
 * however many tests name it. Thread-safe.
 */
final class SchemaReader {
  private final Map<Path, Optional<ResponseSchema>> known = new ConcurrentHashMap<>();

  Optional<ResponseSchema> read(Located value, Reading reading) {
    if (value.json().node().isObject()) {
      return compile(value, reading.problems());
    }
    String text = value.json().node().asText();
    if (!value.json().node().isTextual() || !ProjectFiles.isReference(text)) {
      reading
          .problems()
          .error(
              value.location(),
              "responseSchema must be a schema or a file, such as file://../schemas/invoice.json,"
                  + " not "
                  + Fields.shown(value));
      return Optional.empty();
    }
    return reading
        .references()
        .resolve(text, value.location())
        .flatMap(file -> known.computeIfAbsent(file, f -> file(f, value.location(), reading)));
  }

  private static Optional<ResponseSchema> file(Path file, Location at, Reading reading) {
    return source(file, at, reading).flatMap(schema -> compile(schema, reading.problems()));
  }

  private static Optional<Located> source(Path file, Location at, Reading reading) {
    List<String> yaml = List.of("yaml", "yml");
    return yaml.contains(References.extension(file))
        ? reading.yaml().read(file, reading.problems())
        : json(file, at, reading);
  }

  /** Looks at a file that may also be plain JSON Schema, as assertions take it. */
  static void check(Path file, Reading reading) {
    Location at = Location.startOf(reading.files().display(file));
    Optional<Located> source = source(file, at, reading);
    if (source.isEmpty()) {
      return;
    }
    try {
      if (AnswerSchema.of(source.get().json()) instanceof ResponseSchema schema) {
        schema.lint().forEach(problem -> report(problem, source.get(), reading.problems()));
      }
    } catch (SchemaException e) {
      e.problems().forEach(problem -> report(problem, source.get(), reading.problems()));
    }
  }

  /** JSON by a JSON parser, since YAML would take more; the places come from reading it as YAML. */
  private static Optional<Located> json(Path file, Location at, Reading reading) {
    Optional<String> text = reading.references().text(file, at);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String shown = reading.files().display(file);
    try {
      Json json = Json.parseStrict(text.get());
      YamlReader yaml = reading.yaml();
      return Optional.of(
          yaml.read(file, new Problems())
              .orElseGet(() -> Located.of(json, Location.startOf(shown))));
    } catch (JsonSyntaxException e) {
      reading
          .problems()
          .error(new Location(shown, e.line(), e.column()), "no JSON: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<ResponseSchema> compile(Located source, Problems problems) {
    try {
      ResponseSchema schema = ResponseSchema.of(source.json());
      schema.lint().forEach(problem -> report(problem, source, problems));
      return Optional.of(schema);
    } catch (SchemaException e) {
      e.problems().forEach(problem -> report(problem, source, problems));
      return Optional.empty();
    }
  }

  private static void report(SchemaProblem found, Located source, Problems problems) {
    Location at = source.location(found.pointer());
    String message = "responseSchema" + (found.pointer().isEmpty() ? "" : " " + found.pointer());
    message += ": " + found.message();
    problems.add(
        found.severity() == SchemaProblem.Severity.ERROR
            ? Problem.error(at, message)
            : Problem.warning(at, message));
  }
}
