/** Evaluation suites: their YAML, what it means, and the cases it yields. */
@NullMarked
package ai.memories.evaluation.suite;

import org.jspecify.annotations.NullMarked;
