package ai.memories.it.quickstart;

import ai.memories.ModelId;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cases of one suite, each with a request that holds all texts its real one can hold: template
 * and vars one after the other, since a marker is found in either, rendered or not.
 */
final class SuiteCases {
  private static final String FILE = "file://";

  /** A case, its request, and the schema its answer must satisfy. */
  record Case(PreparedAnswer.Name name, String body, Optional<Path> responseSchema) {
    @Override
    public String toString() {
      return name.toString();
    }
  }

  private final Path file;
  private final String suite;
  private final Yaml root;

  private SuiteCases(Path suites, Path file) {
    this.file = file;
    this.suite = suites.relativize(file).toString().replace('\\', '/').replace(".yaml", "");
    this.root = Yaml.read(file);
  }

  /** The cases of all suites below a directory. */
  static Stream<Case> below(Path suites) throws IOException {
    try (Stream<Path> files = Files.walk(suites)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream()
          .flatMap(file -> new SuiteCases(suites, file).cases());
    }
  }

  private Stream<Case> cases() {
    return root.get("prompts")
        .items()
        .flatMap(
            prompt ->
                root.get("providers")
                    .items()
                    .flatMap(
                        provider ->
                            root.get("tests").items().map(test -> of(prompt, provider, test))));
  }

  private Case of(Yaml prompt, Yaml provider, Yaml test) {
    var model = ModelId.parse(provider.get("id").text());
    var name = new PreparedAnswer.Name(suite, test.get("id").text(), label(prompt), model);
    return new Case(name, body(model, prompt, test), responseSchema());
  }

  private static String label(Yaml prompt) {
    return prompt.has("label")
        ? prompt.get("label").text()
        : prompt.text().replaceAll(".*/|[.]txt$", "");
  }

  private String body(ModelId model, Yaml prompt, Yaml test) {
    String texts =
        Stream.of(prompt, test.get("vars"), defaultVars())
            .flatMap(Yaml::texts)
            .map(this::read)
            .collect(Collectors.joining("\n"));
    ObjectNode body = Json.object().put("model", model.toString());
    var parts = body.putArray("messages").addObject().put("role", "user").putArray("content");
    parts.addObject().put("type", "text").put("text", texts);
    if (test.has("files")) {
      test.get("files")
          .items()
          .map(media -> media.get("uri").text())
          .forEach(uri -> parts.addObject().put("type", "input_file").put("file_uri", uri));
    }
    return Json.of(body).compact();
  }

  private Yaml defaultVars() {
    boolean some = root.has("defaultTest") && root.get("defaultTest").has("vars");
    return some ? root.get("defaultTest").get("vars") : new Yaml(root.path(), List.of());
  }

  private Optional<Path> responseSchema() {
    return root.has("responseSchema")
        ? Optional.of(referred(root.get("responseSchema").text()))
        : Optional.empty();
  }

  private Path referred(String reference) {
    return file.resolveSibling(reference.substring(FILE.length()));
  }

  private String read(String text) {
    if (!text.startsWith(FILE)) {
      return text;
    }
    try {
      return Files.readString(referred(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
