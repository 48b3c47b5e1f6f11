package ai.memories.evaluation;

import ai.memories.cassette.Mode;
import ai.memories.evaluation.report.MeterJson;
import ai.memories.evaluation.setting.Evidence;
import ai.memories.evaluation.setting.Shard;
import ai.memories.json.Json;
import ai.memories.pricing.Limits;
import ai.memories.schema.ResponseSchema;
import ai.memories.schema.SchemaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code run.json} says. */
final class RunFacts {
  private static final String AGAIN = "run memories:evaluate again";

  private final JsonNode run;

  RunFacts(Json run) {
    this.run = run.node();
  }

  /** Why nothing can be read from the run, if so. */
  Optional<String> fault() {
    if (!run.path("runId").isTextual() || !run.path("suites").isObject()) {
      return Optional.of("run.json is of no run of memories");
    }
    int version = run.path("formatVersion").asInt();
    if (version > RunFiles.FORMAT_VERSION) {
      return Optional.of("written by a newer version of the plugin: use that one");
    }
    if (version < RunFiles.FORMAT_VERSION) {
      return Optional.of("written by an older version of the plugin: " + AGAIN);
    }
    if (!run.path("complete").asBoolean()) {
      return Optional.of("the run was not completed: " + AGAIN + ", to its end");
    }
    return wellFormed() ? Optional.empty() : Optional.of("run.json is damaged: " + AGAIN);
  }

  private boolean wellFormed() {
    try {
      mode();
      shard();
      evidence();
      limits();
      limitsSet();
      taken();
      schemas();
      return (shard().whole() || inputs().isPresent())
          && run.required("pricesHash").isTextual()
          && run.has("filter");
    } catch (IllegalArgumentException | SchemaException e) {
      return false;
    }
  }

  String runId() {
    return run.path("runId").asText();
  }

  Mode mode() {
    return Mode.parse(run.required("mode").asText());
  }

  /** The filter, if not all cases ran. */
  Optional<String> filter() {
    return Optional.ofNullable(run.path("filter").textValue());
  }

  Shard shard() {
    JsonNode shard = run.required("shard");
    return shard.isNull() ? Shard.WHOLE : Shard.parse(shard.asText());
  }

  /** What a shard ran on; nothing is said of an undivided run. */
  Optional<ShardInputs> inputs() {
    return Optional.ofNullable(run.get(ShardInputs.MEMBER)).map(ShardInputs::of);
  }

  Evidence evidence() {
    return Evidence.valueOf(run.required("evidence").asText().toUpperCase(Locale.ROOT));
  }

  String pricesHash() {
    return run.path("pricesHash").asText();
  }

  /** The digests of the suites by name. */
  Map<String, String> suites() {
    Map<String, String> suites = new TreeMap<>();
    run.path("suites").properties().forEach(s -> suites.put(s.getKey(), s.getValue().asText()));
    return suites;
  }

  /** What the run, and not only this part of it, was held to. */
  Limits limits() {
    return MeterJson.limits(Json.of(run.required("limits")));
  }

  /** What of it somebody had set: it counts also for what is replayed. */
  Limits limitsSet() {
    return MeterJson.limits(Json.of(run.required("limitsSet")));
  }

  /** What each suite took. */
  Map<String, SuiteMeter> taken() {
    Map<String, SuiteMeter> taken = new LinkedHashMap<>();
    run.required("taken")
        .properties()
        .forEach(suite -> taken.put(suite.getKey(), SuiteMeter.of(suite.getValue())));
    return taken;
  }

  /** The responseSchemas that were sent, by digest. */
  Map<String, ResponseSchema> schemas() {
    Map<String, ResponseSchema> schemas = new TreeMap<>();
    run.required("responseSchemas")
        .properties()
        .forEach(s -> schemas.put(s.getKey(), ResponseSchema.of(Json.of(s.getValue()))));
    return schemas;
  }
}
