/** The JUnit extension in builds of its users. */
@NullMarked
package ai.memories.it.junit;

import org.jspecify.annotations.NullMarked;
