package ai.memories.evaluation.report;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * GitLab's report of code quality, by which it marks lines in the changes of a merge request: it
 * has no words for a build's output.
 */
final class CodeQuality {
  static final String FILE = "gl-code-quality-report.json";

  /** Beyond it, nobody reads on. */
  static final int MOST = 500;

  private CodeQuality() {}

  /** Writes the file, also where nothing is wrong: GitLab asks for one. */
  static void write(Annotations annotations, Path directory) throws IOException {
    ArrayNode all = Json.nodes().arrayNode();
    annotations
        .places()
        .forEach(
            (place, text) -> {
              ObjectNode one = all.addObject();
              one.put("description", text.replace('\n', ' '));
              one.put("check_name", "memories");
              one.put("fingerprint", fingerprint(place));
              one.put("severity", "major");
              ObjectNode location = one.putObject("location").put("path", place.file());
              location.putObject("lines").put("begin", place.line());
            });
    Files.writeString(directory.resolve(FILE), Json.of(all).pretty() + "\n");
  }

  /** The same in every run, so that GitLab knows what is new. */
  private static String fingerprint(Annotations.Place place) {
    String name = "memories:" + place.file() + ":" + place.line();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
