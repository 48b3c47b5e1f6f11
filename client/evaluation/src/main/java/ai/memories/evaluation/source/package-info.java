/** Files a suite may read, and values that know the line they came from. */
@NullMarked
package ai.memories.evaluation.source;

import org.jspecify.annotations.NullMarked;
