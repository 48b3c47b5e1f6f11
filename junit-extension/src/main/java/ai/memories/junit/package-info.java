/** The chat model in JUnit tests: injected, recorded once, replayed for ever. */
@NullMarked
package ai.memories.junit;

import org.jspecify.annotations.NullMarked;
