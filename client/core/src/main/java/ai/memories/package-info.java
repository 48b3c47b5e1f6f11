/** What every other package speaks of: model ids, token usage and the root of all errors. */
@NullMarked
package ai.memories;

import org.jspecify.annotations.NullMarked;
