/** What must see the extension from within. */
@NullMarked
package ai.memories.junit;

import org.jspecify.annotations.NullMarked;
