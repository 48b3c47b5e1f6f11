/** What a number of samples says about all answers: intervals and demands on them. */
@NullMarked
package ai.memories.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
