/**
 * The assertion types that come with the library. They are public only because {@link
 * java.util.ServiceLoader} demands it: suites name them, no code does.
 */
@NullMarked
package ai.memories.evaluation.assertion.type;

import org.jspecify.annotations.NullMarked;
