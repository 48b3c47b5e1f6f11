package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.dataset.Datasets;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.evaluation.template.Templates;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;

/**
 * What every part of a suite needs to be read, and where its problems go.
 *
 * @param suite the suite's file
 * @param env what templates find under {@code env}
 */
record Reading(
    Path suite,
    ProjectFiles files,
    YamlReader yaml,
    Templates templates,
    AssertionTypes types,
    SchemaReader schemas,
    LocalImages images,
    Datasets datasets,
    Map<String, Json> env,
    Problems problems) {

  References references() {
    return new References(suite, files, problems);
  }

  /** The same, with problems told to somebody else. */
  Reading reportingTo(Problems others) {
    return new Reading(
        suite, files, yaml, templates, types, schemas, images, datasets, env, others);
  }

  /** The same with variables of the environment, under {@code env}. */
  Reading withEnv(Map<String, Json> newEnv) {
    return new Reading(
        suite, files, yaml, templates, types, schemas, images, datasets, newEnv, problems);
  }

  /** What templates of a test may name. */
  Vars values(Map<String, Json> vars) {
    if (env.isEmpty() || vars.containsKey("env")) {
      return Vars.of(vars);
    }
    ObjectNode named = Json.object();
    env.forEach((name, value) -> named.set(name, value.node()));
    return Vars.of(vars).with("env", Json.of(named));
  }
}
