package ai.memories.evaluation.report;

import ai.memories.evaluation.baseline.RunComparison;
import ai.memories.evaluation.result.CaseName;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cases that are not as in their baselines, as {@code changes.jsonl} has them. What the file
 * says of answers is kept up to a size, since a page shows no more. Immutable.
 */
final class ChangedCases {
  private static final long MAX_CHARS = Math.min(8_000_000, Runtime.getRuntime().maxMemory() / 16);

  private final Map<String, JsonNode> changes;

  private ChangedCases(Map<String, JsonNode> changes) {
    this.changes = changes;
  }

  /** Reads what stands beside the results; nothing where nothing was compared. */
  static ChangedCases of(Path results) throws IOException {
    Map<String, JsonNode> changes = new HashMap<>();
    long chars = 0;
    try (BufferedReader lines =
        Files.newBufferedReader(results.resolveSibling(RunComparison.CHANGES))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode change = (ObjectNode) Json.parse(line).node();
        chars += line.length();
        if (chars > MAX_CHARS && change.path("was") instanceof ObjectNode was) {
          was.remove("answers");
        }
        changes.put(key(change), change);
      }
    } catch (NoSuchFileException e) {
      return new ChangedCases(Map.of());
    }
    return new ChangedCases(changes);
  }

  private static String key(JsonNode line) {
    return String.join(
        "\n",
        line.path("suite").asText(),
        line.path("id").asText(),
        line.path("prompt").asText(),
        line.path("provider").asText());
  }

  /** What is not as in the baseline; a sample is no case. */
  Optional<JsonNode> of(CaseName name) {
    return name.sample().isPresent()
        ? Optional.empty()
        : Optional.ofNullable(
            changes.get(
                String.join("\n", name.suite(), name.id(), name.prompt(), name.provider())));
  }
}
