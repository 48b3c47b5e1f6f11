package ai.memories.evaluation;

import ai.memories.evaluation.baseline.RunComparison;
import ai.memories.evaluation.report.MeterJson;
import ai.memories.evaluation.suite.Suite;
import ai.memories.evaluation.suite.SuiteFilter;
import ai.memories.json.Json;
import ai.memories.pricing.Limits;
import ai.memories.schema.ResponseSchema;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files that say what a run was: {@code run.json} and the place of its results. */
final class RunFiles {
  /** Of all three files of a run; a reader refuses what it does not know. */
  static final int FORMAT_VERSION = 1;

  private final Path directory;
  private final Map<Path, String> hashes = new HashMap<>();
  private final String runId = UUID.randomUUID().toString();
  private @Nullable ShardInputs inputs;

  private RunFiles(Path directory) {
    this.directory = directory;
  }

  static RunFiles in(Path directory) {
    return new RunFiles(directory);
  }

  String runId() {
    return runId;
  }

  Path results() {
    return directory.resolve("results.jsonl");
  }

  /**
   * Says that a run has begun: what a killed run leaves is known as incomplete, and what an earlier
   * one changed is not told of this one, which may be a shard and compare nothing.
   */
  void begin(Plan plan, Instant started) throws IOException {
    Files.deleteIfExists(directory.resolve(RunComparison.CHANGES));
    write(plan, started, false, Map.of(), Map.of(), Map.of());
  }

  void complete(
      Plan plan,
      Instant started,
      Map<String, ResponseSchema> schemas,
      Map<String, SuiteMeter> meters,
      Map<String, List<String>> orphans)
      throws IOException {
    write(plan, started, true, schemas, meters, orphans);
  }

  private void write(
      Plan plan,
      Instant started,
      boolean complete,
      Map<String, ResponseSchema> schemas,
      Map<String, SuiteMeter> meters,
      Map<String, List<String>> orphans)
      throws IOException {
    ObjectNode run = Json.object();
    run.put("formatVersion", FORMAT_VERSION);
    run.put("runId", runId);
    run.put("complete", complete);
    run.put("started", started.toString());
    run.put("mode", plan.mode().mode().label());
    run.put("filter", plan.filter() == SuiteFilter.ALL ? null : plan.filter().toString());
    run.put("shard", plan.shard().whole() ? null : plan.shard().toString());
    if (!plan.shard().whole()) {
      run.set(ShardInputs.MEMBER, inputs(plan).json());
    }
    run.put("evidence", plan.settings().evidence().label());
    Limits set = plan.settings().limits();
    run.set("limitsSet", MeterJson.of(set).node());
    run.set("limits", MeterJson.of(Announcement.enforced(plan.mode(), plan.settings())).node());
    run.put("pricesHash", plan.config().prices().hash());
    ObjectNode suites = run.putObject("suites");
    for (Suite suite : plan.suites()) {
      suites.put(suite.name(), hash(suite.file()));
    }
    schemas.keySet().forEach(run.putArray("schemas")::add);
    ObjectNode bodies = run.putObject("responseSchemas");
    schemas.forEach((hash, schema) -> bodies.set(hash, schema.json().node()));
    ObjectNode taken = run.putObject("taken");
    meters.forEach((suite, meter) -> taken.set(suite, meter.json()));
    ObjectNode unused = run.putObject(Orphans.MEMBER);
    orphans.forEach((directory, names) -> names.forEach(unused.putArray(directory)::add));
    Files.writeString(directory.resolve("run.json"), Json.of(run).pretty() + "\n");
  }

  /** As they were when the run began. */
  private ShardInputs inputs(Plan plan) throws IOException {
    if (inputs == null) {
      inputs = ShardInputs.of(plan);
    }
    return inputs;
  }

  /** As the file was when the run began. */
  private String hash(Path file) throws IOException {
    String known = hashes.get(file);
    String hash = known == null ? FileHash.sha256(file) : known;
    hashes.put(file, hash);
    return hash;
  }
}
