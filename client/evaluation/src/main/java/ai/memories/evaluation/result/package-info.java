/** Results of cases: verdicts, records on disk, running totals. */
@NullMarked
package ai.memories.evaluation.result;

import org.jspecify.annotations.NullMarked;
