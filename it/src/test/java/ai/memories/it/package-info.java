/** The whole kit against a remote service over real sockets. */
@NullMarked
package ai.memories.it;

import org.jspecify.annotations.NullMarked;
