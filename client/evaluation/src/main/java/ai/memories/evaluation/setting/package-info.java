/** Settings of a run: their names, the layers they come from, and what they mean. */
@NullMarked
package ai.memories.evaluation.setting;

import org.jspecify.annotations.NullMarked;
