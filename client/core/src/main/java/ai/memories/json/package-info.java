/**
 * JSON values as the other packages pass them: one mapper, exact numbers, a canonical form. Not
 * API.
 */
@NullMarked
package ai.memories.json;

import org.jspecify.annotations.NullMarked;
