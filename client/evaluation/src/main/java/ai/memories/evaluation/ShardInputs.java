package ai.memories.evaluation;

import ai.memories.evaluation.setting.CiEnvironment;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a shard ran on besides its suites and prices. Shards that ran on something else are no parts
 * of one run.
 *
 * @param ciRun which run of the CI it was part of, where the CI numbers them
 * @param settings those that decide what is asked and how it is judged
 * @param files the digests of all files that suites refer to, and of {@code memories.yaml}
 */
record ShardInputs(
    Optional<String> ciRun, Map<String, String> settings, Map<String, String> files) {
  /** Its name in {@code run.json}. */
  static final String MEMBER = "inputs";

  private static final int SHOWN = 5;

  /** Of a run whose suites have been read, with all they refer to. */
  static ShardInputs of(Plan plan) throws IOException {
    return new ShardInputs(
        CiEnvironment.run(plan.request().environment()),
        plan.settings().deciding(),
        files(plan.request(), plan.files()));
  }

  /** The digests of what has been referred to. */
  static Map<String, String> files(EvaluationRequest request, ProjectFiles files)
      throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files.referred()) {
      digests.put(files.portableName(file), FileHash.sha256(file));
    }
    Path config = request.memories().resolve("memories.yaml");
    if (Files.isRegularFile(config)) {
      digests.put(files.display(config), FileHash.sha256(config));
    }
    return digests;
  }

  /** The names that do not stand for the same everywhere. */
  static List<String> differing(List<Map<String, String>> all) {
    return all.stream()
        .map(Map::keySet)
        .flatMap(Collection::stream)
        .distinct()
        .sorted()
        .filter(
            name ->
                all.stream()
                        .map(one -> Objects.requireNonNullElse(one.get(name), ""))
                        .distinct()
                        .count()
                    > 1)
        .toList();
  }

  /** As many as one reads. */
  static String shown(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more";
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    ciRun.ifPresent(run -> node.put("ciRun", run));
    ObjectNode chosen = node.putObject("settings");
    settings.forEach(chosen::put);
    ObjectNode digests = node.putObject("files");
    files.forEach(digests::put);
    return node;
  }

  /** Reads what was written; anything else is an {@link IllegalArgumentException}. */
  static ShardInputs of(JsonNode node) {
    return new ShardInputs(
        Optional.ofNullable(node.path("ciRun").textValue()),
        texts(node.required("settings")),
        texts(node.required("files")));
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new TreeMap<>();
    node.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
    return texts;
  }
}
