/** What is wrong with what a user wrote: where, what, and what to do; all of it at once. */
@NullMarked
package ai.memories.evaluation.problem;

import org.jspecify.annotations.NullMarked;
