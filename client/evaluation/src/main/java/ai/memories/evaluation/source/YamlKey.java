package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;

/** A key as written, with its place; a plain {@code <<} means a merge. */
record YamlKey(String name, Location at, boolean plain) {

  boolean isMerge() {
    return plain && name.equals("<<");
  }
}
