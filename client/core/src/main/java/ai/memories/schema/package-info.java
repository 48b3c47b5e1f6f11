/** The responseSchema dialect: its mapping to JSON Schema, lint and validation. */
@NullMarked
package ai.memories.schema;

import org.jspecify.annotations.NullMarked;
