package ai.memories.evaluation.template;

/** Values that are none: JavaScript's null, and an argument that was not given. */
enum Nothing {
  NULL,
  ABSENT
}
