/** Reports, written from the results on disk. */
@NullMarked
package ai.memories.evaluation.report;

import org.jspecify.annotations.NullMarked;
