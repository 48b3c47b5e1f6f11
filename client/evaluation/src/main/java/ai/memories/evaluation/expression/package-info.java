/** JSONata expressions over answers, bounded in time and depth. */
@NullMarked
package ai.memories.evaluation.expression;

import org.jspecify.annotations.NullMarked;
