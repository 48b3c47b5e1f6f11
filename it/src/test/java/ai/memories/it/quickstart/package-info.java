/** The quickstart's remote service: prepared answers served over real HTTP, to record from. */
@NullMarked
package ai.memories.it.quickstart;

import org.jspecify.annotations.NullMarked;
