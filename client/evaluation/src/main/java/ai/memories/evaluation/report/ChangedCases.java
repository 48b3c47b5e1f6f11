package ai.memories.evaluation.report;

import ai.memories.evaluation.baseline.RunComparison;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
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
import java.util.stream.StreamSupport;

/**
 * The cases that are not as in their baselines, as {@code changes.jsonl} has them. What the file
 * says of answers is kept up to a size, and what it says of cases up to twice that, since a page
 * shows no more. Immutable.
 */
final class ChangedCases {
  private static final long MAX_CHARS = Math.min(8_000_000, Runtime.getRuntime().maxMemory() / 16);

  private static final String PASSED = Verdict.PASSED.name();

  private final Map<String, JsonNode> changes;
  private final long newlyFailing;
  private final long leftOut;

  private ChangedCases(Map<String, JsonNode> changes, long leftOut) {
    this.changes = changes;
    this.leftOut = leftOut;
    this.newlyFailing = changes.values().stream().filter(ChangedCases::newlyFailing).count();
  }

  /** Reads what stands beside the results; nothing where nothing was compared. */
  static ChangedCases of(Path results) throws IOException {
    return of(results, MAX_CHARS);
  }

  static ChangedCases of(Path results, long maxChars) throws IOException {
    Map<String, JsonNode> changes = new HashMap<>();
    long chars = 0;
    long leftOut = 0;
    try (BufferedReader lines =
        Files.newBufferedReader(results.resolveSibling(RunComparison.CHANGES))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ObjectNode change = (ObjectNode) Json.parse(line).node();
        if (chars + line.length() > maxChars && change.path("was") instanceof ObjectNode was) {
          was.remove("answers");
        }
        chars += Json.of(change).compact().length();
        if (chars > 2 * maxChars) {
          leftOut++;
        } else {
          changes.put(key(change), change);
        }
      }
    } catch (NoSuchFileException e) {
      return new ChangedCases(Map.of(), 0);
    }
    return new ChangedCases(changes, leftOut);
  }

  /** How many changed cases are not known here: there may be a million. */
  long leftOut() {
    return leftOut;
  }

  /**
   * Whether the case passed in the baseline and its answer is wrong now; a case without an answer
   * broke nothing.
   */
  boolean newlyFailing(CaseResult result) {
    return result.verdict() == Verdict.FAILED
        && of(result.name()).filter(ChangedCases::newlyFailing).isPresent();
  }

  /** How many cases passed in the baseline and are not known to pass now. */
  long newlyFailing() {
    return newlyFailing;
  }

  private static boolean newlyFailing(JsonNode change) {
    return change.path("was").path("verdict").asText().equals(PASSED)
        && StreamSupport.stream(change.path("changed").spliterator(), false)
            .anyMatch(what -> what.asText().equals("verdict"));
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
