/** The client against the wire contract, row by row, over real sockets. */
@NullMarked
package ai.memories.it.contract;

import org.jspecify.annotations.NullMarked;
