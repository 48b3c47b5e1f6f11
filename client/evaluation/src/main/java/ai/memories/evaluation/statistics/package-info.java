/** What a number of samples says of a model: intervals, and when a pass rate is reached. */
@NullMarked
package ai.memories.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
