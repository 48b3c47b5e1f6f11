/** The documentation says what the code does: its snippets are run. */
@NullMarked
package ai.memories.it.docs;

import org.jspecify.annotations.NullMarked;
