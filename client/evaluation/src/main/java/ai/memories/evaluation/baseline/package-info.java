/** Baselines: accepted runs, and what a later run is worth against them. */
@NullMarked
package ai.memories.evaluation.baseline;

import org.jspecify.annotations.NullMarked;
