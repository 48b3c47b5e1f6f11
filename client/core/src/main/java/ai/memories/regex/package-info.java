/** Regular expressions of ECMAScript, as JSON Schema and suites write them, with a deadline. */
@NullMarked
package ai.memories.regex;

import org.jspecify.annotations.NullMarked;
