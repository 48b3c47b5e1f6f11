/** The HTML report in a real browser. */
@NullMarked
package ai.memories.it.report;

import org.jspecify.annotations.NullMarked;
