package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.dataset.Datasets;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.evaluation.template.Templates;
import java.nio.file.Path;

/**
 * What every part of a suite needs to be read, and where its problems go.
 *
 * @param suite the suite's file
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
    Problems problems) {

  References references() {
    return new References(suite, files, problems);
  }

  /** The same, with problems told to somebody else. */
  Reading reportingTo(Problems others) {
    return new Reading(suite, files, yaml, templates, types, schemas, images, datasets, others);
  }
}
